package io.oktafactors.routes.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.RunningApp;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CamelLogTest {

    private static final String CANARY = "canary of a body, 2125550188";

    @TempDir
    Path home;

    @Test
    void aFailedExchangeIsToldWithoutWhatWasInIt(CapturedOutput output) throws Exception {
        try (RunningApp app = new RunningApp(home, "http://127.0.0.1:1", "t")) {
            CamelContext camel = app.bean(CamelContext.class);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:broken").routeId("broken").throwException(new IllegalStateException("It broke"));
                    from("direct:cold")
                            .routeId("cold")
                            .throwException(new java.net.ConnectException("Connection refused"));
                }
            });
            ProducerTemplate template = app.bean(ProducerTemplate.class);
            for (String route : new String[] {"direct:broken", "direct:cold", "direct:mfa-hand-over"}) {
                for (int i = 0; i < 20; i++) {
                    template.send(route, exchange -> {
                        exchange.getMessage().setBody(CANARY);
                        exchange.getMessage().setHeader("phone", CANARY);
                    });
                }
            }
        }
        assertThat(output.getAll())
                .contains("Failed delivery for")
                .doesNotContain("Message History", "Message history", "2125550188");
        assertThat(output.getAll()
                        .lines()
                        .filter(line -> line.contains("Failed delivery for") && line.contains("Connection refused")))
                .hasSize(1);
        assertThat(output.getAll()
                        .lines()
                        .filter(line -> line.startsWith("\tat ") && line.contains("ConnectException")))
                .isEmpty();
    }
}
