package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox takes no notice of. */
class QueryOnTheWireTest {

    private OneRequestServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = OneRequestServer.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void whatIsNotSetIsNotSent() {
        enroll(Map.of());

        assertThat(server.query()).isEmpty();
        assertThat(server.language()).isNull();
    }

    @Test
    void whatIsSetIsSentUnderOktasName() {
        enroll(Map.of("smsTemplateId", "cst1", "tokenLifetimeSeconds", 600, "acceptLanguage", "de"));

        assertThat(server.query().split("&")).containsExactlyInAnyOrder("templateId=cst1", "tokenLifetimeSeconds=600");
        assertThat(server.language()).isEqualTo("de");
    }

    private void enroll(Map<String, ?> parameters) {
        try (CallingRoute route = CallingRoute.to("okta-enroll-factor-action", server.url())
                .with(parameters)
                .token("a-token")
                .start()) {
            assertThat(route.send(
                                    "{\"factorType\":\"sms\",\"provider\":\"OKTA\"}",
                                    Map.of(OktaFactorsConstants.USER_ID, "00u1"))
                            .getException())
                    .isNull();
        }
    }
}
