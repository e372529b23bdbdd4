package io.oktafactors.routes.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.settings.SettingException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ConsoleStartTest {

    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String GENERATE = "--mfa.console.password=";

    @TempDir
    Path home;

    @Test
    void theFirstStartShowsAPasswordThatIsGoodForLaterStartsToo(CapturedOutput output) {
        String password;
        try (RunningApp app = new RunningApp(home, NOWHERE, "t", GENERATE)) {
            Matcher shown = Pattern.compile("user operator, password (\\S+)  \\(shown only once")
                    .matcher(output.getOut());
            assertThat(shown.find()).isTrue();
            password = shown.group(1);
            assertThat(output.getOut()).contains("Console: http://127.0.0.1:" + app.port() + "/actuator/hawtio");
            assertThat(signIn(app, password)).isEqualTo(200);
        }
        int first = output.getOut().length();
        try (RunningApp app = new RunningApp(home, NOWHERE, "t", GENERATE, "--mfa.console.enabled=false")) {
            assertThat(signIn(app, password)).isEqualTo(200);
            assertThat(output.getOut().substring(first))
                    .doesNotContain(password)
                    .contains("Sign-in: http://127.0.0.1:" + app.port() + "/actuator/mfa")
                    .contains("to get a new one, delete " + home.resolve("console-password"));

            Operator operator = Operator.signedIn(app.port(), password);
            for (String url : new String[] {
                "/actuator/jolokia", "/actuator/jolokia/version", "/actuator/hawtio/jolokia", "/actuator/hawtio/"
            }) {
                assertThat(operator.get(url).statusCode())
                        .as(url + " while the console is off")
                        .isEqualTo(404);
                assertThat(Operator.stranger(app.port()).get(url).statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void aPolicyThatIsNotThereStopsTheStartAndDoesNotAllowEverything(CapturedOutput output) {
        assertThatThrownBy(() -> new RunningApp(
                        home, NOWHERE, "t", "--management.endpoint.jolokia.config.policyLocation=file:/no/such.xml"))
                .hasRootCauseInstanceOf(SettingException.class);

        assertThat(output.getOut()).contains("policyLocation names \"file:/no/such.xml\", which cannot be read");
    }

    private static int signIn(RunningApp app, String password) {
        return Operator.signedIn(app.port(), password).get("/actuator/mfa").statusCode();
    }
}
