package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.sandbox.api.SandboxRole;
import io.oktafactors.sandbox.api.SandboxToken;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The component's health check asks the sandbox as it asks Okta. */
class ComponentHealthTest {
    private final OktaSandbox okta = OktaSandbox.builder()
            .unlimited()
            .app(ServiceClient.app().withScopes(ServiceClient.READ))
            .apiToken(SandboxToken.of("reports", "reports-token").withRoles(SandboxRole.REPORT_ADMIN))
            .start();

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void aTokenThatMayReadIsHealthy() {
        HealthCheck.Result health = health("listFactors", token(okta.token()));

        assertThat(health.getState()).as(health.toString()).isEqualTo(HealthCheck.State.UP);
        assertThat(okta.calls()).singleElement().satisfies(call -> assertThat(call.path())
                .isEqualTo("/api/v1/users"));
    }

    @Test
    void aTokenThatIsRevokedIsNot() {
        okta.revokeToken("sandbox");

        isDown(health("listFactors", token(okta.token())), "Okta answered 401 E0000011");
    }

    @Test
    void aTokenOfARoleThatMayNotReadIsNot() {
        isDown(health("listFactors", token("reports-token")), "Okta answered 403 E0000006");
    }

    @Test
    void anAppWithoutTheScopeOfAnOperationIsNot() {
        isDown(
                health("enrollFactor", ServiceClient.signingIn(ServiceClient.RSA)),
                "the access token lacks the scopes [okta.users.manage]");
        assertThat(health("listFactors", ServiceClient.signingIn(ServiceClient.RSA))
                        .getState())
                .isEqualTo(HealthCheck.State.UP);
    }

    private static void isDown(HealthCheck.Result health, String message) {
        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage().orElseThrow()).contains(message);
    }

    private static Consumer<OktaFactorsConfiguration> token(String value) {
        return options -> {
            options.setAuthorizationMode(AuthorizationMode.SSWS);
            options.setToken(value);
        };
    }

    private HealthCheck.Result health(String operation, Consumer<OktaFactorsConfiguration> credentials) {
        try (ComponentClient component = new ComponentClient(okta, credentials)) {
            HealthCheckHelper.getHealthCheckRepository(component.context, "producers")
                    .setEnabled(true);
            component.context.getEndpoint("okta-factors:" + operation);
            return HealthCheckHelper.invokeReadiness(component.context).stream()
                    .filter(result -> result.getCheck().getId().startsWith("producer:okta-factors-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
