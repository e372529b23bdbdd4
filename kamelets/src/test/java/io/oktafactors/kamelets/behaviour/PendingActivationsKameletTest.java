package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PendingActivationsKameletTest {

    @TempDir
    private Path folder;

    private OktaSandbox okta;
    private SandboxUser ada;
    private SandboxUser grace;
    private String blaise;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().unlimited().start();
        ada = okta.addUser("ada@kamelets.example");
        grace = okta.addUser("grace@kamelets.example");
        enroll(ada.id(), "+12065550191");
        enroll(grace.id(), "+12065550192");
        blaise = okta.user("blaise.pascal@acme.example").orElseThrow().id();
        okta.forgetCalls();
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    @Test
    void everyPendingFactorOfTheListIsPassedOnAndNoOther() throws Exception {
        assertFound(blaise + "," + ada.id() + "," + grace.id());
        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void aUserMayBeNamedByLogin() throws Exception {
        assertFound(ada.login() + " " + grace.login());
    }

    @Test
    void theListMayBeAFileWithAUserInEachLine() throws Exception {
        Path users = Files.writeString(folder.resolve("users.txt"), ada.id() + "\n" + blaise + "\n" + grace.login());

        assertFound("resource:file:" + users);
    }

    @Test
    void aUserWhoIsGoneDoesNotHideTheOthers() throws Exception {
        assertFound(ada.id() + ",00uNOBODY,nobody@kamelets.example," + grace.id());
    }

    @ParameterizedTest
    @EnumSource
    void aUserWhoCannotBeReadGoesToTheErrorHandlingOfTheRouteWithTheName(ErrorHandling handling) throws Exception {
        okta.faults()
                .add(SandboxFault.status(429)
                        .on("GET", "/api/v1/users/{userId}")
                        .withTimes(1));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("test.yaml", handling.routes(okta)));
            MockEndpoint failed = context.getEndpoint("mock:failed", MockEndpoint.class);
            failed.expectedHeaderValuesReceivedInAnyOrder(
                    OktaFactorsConstants.USER_ID, "00uNOBODY", "nobody@kamelets.example");
            failed.setResultWaitTime(60_000);
            context.start();

            failed.assertIsSatisfied();
            assertThat(failed.getExchanges())
                    .extracting(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT))
                    .hasExactlyElementsOfTypes(
                            OktaFactorsException.Rejected.class, OktaFactorsException.RateLimited.class);
        }
    }

    /** Where people have it. */
    private enum ErrorHandling {
        ROUTE_CONFIGURATION("""
                - routeConfiguration:
                    id: errors
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          handled: {constant: "true"}
                          steps:
                            - to: mock:failed
                - route:
                    routeConfigurationId: errors
                    from:
                      uri: kamelet:okta-pending-activations-source
                      parameters: {repeatCount: 1, delay: 0, orgUrl: "%1$s", token: "%2$s", users: "%3$s"}
                      steps:
                        - to: mock:pending
                """),
        DEAD_LETTER_CHANNEL("""
                - route:
                    errorHandler:
                      deadLetterChannel: {deadLetterUri: "mock:failed"}
                    from:
                      uri: kamelet:okta-pending-activations-source
                      parameters: {repeatCount: 1, delay: 0, orgUrl: "%1$s", token: "%2$s", users: "%3$s"}
                      steps:
                        - to: mock:pending
                """),
        PIPE("""
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata: {name: pending}
                spec:
                  source:
                    ref: {kind: Kamelet, apiVersion: camel.apache.org/v1, name: okta-pending-activations-source}
                    properties: {repeatCount: 1, delay: 0, orgUrl: "RAW(%1$s)", token: "%2$s", users: "RAW(%3$s)"}
                  sink:
                    uri: mock:pending
                  errorHandler:
                    sink:
                      endpoint: {uri: "mock:failed"}
                """);

        private final String routes;

        ErrorHandling(String routes) {
            this.routes = routes;
        }

        String routes(OktaSandbox okta) {
            return routes.formatted(okta.url(), okta.token(), "00uNOBODY,nobody@kamelets.example");
        }
    }

    /** Of the two pending factors, in the order of the list. */
    private void assertFound(String users) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:okta-pending-activations-source?repeatCount=1&delay=0&orgUrl=" + okta.url()
                                    + "&token=" + okta.token() + "&users=" + users)
                            .to("mock:pending");
                }
            });
            MockEndpoint pending = context.getEndpoint("mock:pending", MockEndpoint.class);
            pending.expectedHeaderValuesReceivedInAnyOrder(OktaFactorsConstants.USER_ID, ada.id(), grace.id());
            pending.expectedHeaderValuesReceivedInAnyOrder(OktaFactorsConstants.FACTOR_ID, factor(ada), factor(grace));
            pending.expectedMessageCount(2);
            pending.setResultWaitTime(60_000);
            context.start();

            pending.assertIsSatisfied();

            assertThat(pending.getExchanges())
                    .extracting(exchange -> exchange.getMessage().getBody(String.class))
                    .allMatch(body -> body.contains("PENDING_ACTIVATION"));
        }
    }

    private void enroll(String user, String phone) {
        CallingRoute.call(
                okta,
                "okta-enroll-factor-action",
                "{\"factorType\": \"sms\", \"provider\": \"OKTA\", \"profile\": {\"phoneNumber\": \"" + phone + "\"}}",
                Map.of(OktaFactorsConstants.USER_ID, user));
    }

    private String factor(SandboxUser user) {
        return okta.user(user.id()).orElseThrow().factors().get(0).id();
    }
}
