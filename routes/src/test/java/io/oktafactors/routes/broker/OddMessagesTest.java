package io.oktafactors.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever may send tickets may send anything: it is answered, and the tickets behind it are done. */
@ExtendWith(OutputCaptureExtension.class)
class OddMessagesTest {

    private static final String PASSWORD = "a password of the desk";
    private static final String LOGIN = "ada@acme.example";

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static String url;
    private static CoreDesk desk;

    @BeforeAll
    static void start() throws Exception {
        okta = OktaSandbox.builder().unlimited().start();
        okta.addUser(LOGIN);
        app = new RunningApp(
                home, okta.url(), okta.token(), "--mfa.broker.port=0", "--mfa.broker.password=" + PASSWORD);
        url = app.bean(BrokerPort.class).url();
        desk = new CoreDesk(url, "tickets", PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        desk.close();
        app.close();
        okta.close();
    }

    @AfterEach
    void theLogSaysNothing(CapturedOutput output) {
        String sinceStart = output.getAll().substring(output.getAll().indexOf("user tickets, password"));
        assertThat(sinceStart).doesNotContain("\tat ", "\u001b[31m").hasLineCount(3);
    }

    private static String ticket(String id) {
        return "{\"id\":\"%s\",\"ticket\":\"INC-%s\",\"kind\":\"reset-mfa\",\"login\":\"%s\"}".formatted(id, id, LOGIN);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatNoClientCanReadIsInvalidAndHoldsUpNobody(OddCoreMessages odd) throws Exception {
        JsonNode answer = CoreDesk.json(desk.ask(odd.by(desk)));
        assertThat(answer.path("outcome").asText()).isEqualTo("invalid");
        assertThat(answer.path("reason").asText()).contains(odd.reason);

        assertThat(CoreDesk.json(desk.ask(desk.text(ticket(odd.name()))))
                        .path("outcome")
                        .asText())
                .isEqualTo("unenrolled");
    }

    @Test
    void aLargeTicketIsReadAsASmallOneIs() throws Exception {
        String large = ticket("large").replace("}", ",\"description\":\"" + "ü".repeat(400_000) + "\"}");
        assertThat(CoreDesk.json(desk.ask(desk.text(large))).path("outcome").asText())
                .isEqualTo("unenrolled");
    }
}
