package io.oktafactors.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.settings.SettingException;
import jakarta.jms.JMSRuntimeException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BrokerPortStartTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    Path home;

    @Test
    void theFirstStartWithAPortShowsAPasswordThatIsGoodForLaterStartsToo(CapturedOutput output) {
        String password;
        try (RunningApp app = new RunningApp(home, NOWHERE, "t", "--mfa.broker.port=0")) {
            String url = app.bean(BrokerPort.class).url();
            assertThat(output.getOut()).contains("Broker: " + url);
            Matcher shown = Pattern.compile("user tickets, password (\\S+)  \\(shown only once")
                    .matcher(output.getOut());
            assertThat(shown.find()).isTrue();
            password = shown.group(1);
        }
        try (RunningApp app = new RunningApp(home, NOWHERE, "t", "--mfa.broker.port=0")) {
            new ActiveMQConnectionFactory(app.bean(BrokerPort.class).url(), "tickets", password)
                    .createContext()
                    .close();
            assertThat(output.getOut()).containsOnlyOnce(password);
        }
    }

    @Test
    void unlessSetThereIsNoPort() {
        try (RunningApp app = new RunningApp(home, NOWHERE, "t", "--mfa.broker.port=", "--mfa.tickets.enabled=false")) {
            assertThatNobodyMissesTheRouteThatIsOff(app);
            assertThat(app.bean(Configuration.class).getAcceptorConfigurations())
                    .singleElement()
                    .asString()
                    .contains("InVMAcceptorFactory");
        }
    }

    private static void assertThatNobodyMissesTheRouteThatIsOff(RunningApp app) {
        var listeners =
                (HealthIndicator) app.bean(HealthContributorRegistry.class).getContributor("jmsListeners");
        await().until(() -> listeners.health().getStatus().equals(Status.UP)); // the others need a moment to begin
    }

    @Test
    void thePortSpeaksTlsWhereItsOptionsSaySo() throws Exception {
        Path keys = home.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder((keytool + " -genkeypair -alias broker -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1"
                                + " -storetype PKCS12 -storepass changeit -keystore " + keys)
                        .split(" "))
                .start()
                .waitFor();
        try (RunningApp app = new RunningApp(
                home,
                NOWHERE,
                "t",
                "--mfa.broker.port=0",
                "--mfa.broker.password=secret",
                "--mfa.broker.options.sslEnabled=true",
                "--mfa.broker.options.keyStorePath=" + keys,
                "--mfa.broker.options.keyStorePassword=changeit")) {
            String url = app.bean(BrokerPort.class).url();
            new ActiveMQConnectionFactory(
                            url + "?sslEnabled=true&trustStorePath=" + keys + "&trustStorePassword=changeit",
                            "tickets",
                            "secret")
                    .createContext()
                    .close();
            assertThatThrownBy(() -> new ActiveMQConnectionFactory(url + "?callTimeout=1000", "tickets", "secret")
                            .createContext())
                    .isInstanceOf(JMSRuntimeException.class);
        }
    }

    @Test
    void aPortThatIsTakenStopsTheStartWithItsName(CapturedOutput output) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new RunningApp(home, NOWHERE, "t", "--mfa.broker.port=" + other.getLocalPort()))
                    .isInstanceOf(SettingException.class);

            assertThat(output.getOut())
                    .contains(
                            "mfa.broker.port name, 127.0.0.1:" + other.getLocalPort() + ", cannot be opened",
                            "choose another")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aPortOfABrokerThatIsNotTheAppsOwnIsRefused(CapturedOutput output) {
        assertThatThrownBy(
                        () -> new RunningApp(home, NOWHERE, "t", "--mfa.broker.port=0", "--spring.artemis.mode=native"))
                .isInstanceOf(SettingException.class);

        assertThat(output.getOut()).contains("remove one of the two settings");
    }
}
