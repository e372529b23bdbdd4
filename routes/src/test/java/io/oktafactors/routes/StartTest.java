package io.oktafactors.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @TempDir
    Path home;

    @Test
    void withoutAnOrganizationItSaysWhatToSet(CapturedOutput output) {
        assertThatThrownBy(() -> new RunningApp(home, "", "")).isInstanceOf(SettingException.class);

        assertThat(output.getOut())
                .contains("APPLICATION FAILED TO START", "OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN", "\"demo\"")
                .doesNotContain("\tat ");
    }

    @Test
    void anOrganizationOverPlainHttpIsRefusedInASentence(CapturedOutput output) {
        assertThatThrownBy(() -> new RunningApp(home, "http://acme.okta.com", "canary-token"))
                .isNotNull();

        assertThat(output.getOut())
                .contains(
                        "APPLICATION FAILED TO START",
                        "Your Okta URL must start with https. Current value: http://acme.okta.com")
                .doesNotContain("canary-token");
    }

    @Test
    void aBadPolicyIsToldWithFileRuleAndField(CapturedOutput output) throws Exception {
        Path policy = Files.writeString(home.resolve("mine.yaml"), "rules: [{name: all, enroll: [fax]}]");

        assertThatThrownBy(() -> new RunningApp(home, "http://127.0.0.1:1", "t", "--mfa.policy=file:" + policy))
                .hasRootCauseInstanceOf(SettingException.class);

        assertThat(output.getOut())
                .contains("mine.yaml", "rule \"all\": enroll has the unknown factor \"fax\"")
                .doesNotContain("\tat ");
    }

    @Test
    void aPolicyThatIsNotThereIsToldByItsSetting(CapturedOutput output) {
        assertThatThrownBy(() -> new RunningApp(home, "http://127.0.0.1:1", "t", "--mfa.policy=file:/no/such.yaml"))
                .hasRootCauseInstanceOf(SettingException.class);

        assertThat(output.getOut()).contains("The setting mfa.policy refers to").contains("/no/such.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "mfa.sweep.resend-after, 1s, mfa.sweep.resendAfter",
        "mfa.work.consumers, 0, mfa.work.consumers",
        "mfa.sweep.resends, -1, mfa.sweep.resends"
    })
    void aSettingOutOfItsRangeIsToldWithItsValueAndTheRange(
            String setting, String value, String property, CapturedOutput output) {
        assertThatThrownBy(() -> new RunningApp(home, "http://127.0.0.1:1", "t", "--" + setting + "=" + value))
                .isNotNull();

        assertThat(output.getOut())
                .contains("APPLICATION FAILED TO START", "Property: " + property, "must be")
                .doesNotContain("\tat ");
    }

    @Test
    void aBadCronExpressionIsToldByItsSettingBeforeAnythingIsStarted(CapturedOutput output) {
        assertThatThrownBy(() -> new RunningApp(
                        home,
                        "http://127.0.0.1:1",
                        "t",
                        "--mfa.sweep.cron=0 0 6 * *",
                        "--logging.level.io=info",
                        "--logging.level.org=info"))
                .isNotNull();

        assertThat(output.getOut())
                .contains("APPLICATION FAILED TO START", "Property: mfa.sweep.cron", "Value: \"0 0 6 * *\"")
                .contains("must be a cron expression of Quartz", "\"0 0 6 * * ?\"")
                .doesNotContain("\tat ");
        assertThat(output.getOut().lines().filter(line -> line.contains(" INFO ")))
                .hasSizeLessThan(4);
        assertThat(home.resolve("broker")).doesNotExist();
        assertThat(home.resolve("state.mv.db")).doesNotExist();
    }

    @Test
    void whatWaitsIsDoneByTheNextStart() {
        // Nothing listens there; the event is tried again and again.
        try (RunningApp app = new RunningApp(home, "http://127.0.0.1:1", "t", "--mfa.work.attempts=100")) {
            app.feed("a.csv", RunningApp.joiner("1", "ada@acme.example", "+12125550100", "Sales", "2026-01-02"));
        }
        try (var okta = io.oktafactors.sandbox.OktaSandbox.builder().start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token())) {
            okta.addUser("ada@acme.example");
            app.settled();

            assertThat(okta.user("ada@acme.example").orElseThrow().factors()).hasSize(1);
        }
    }
}
