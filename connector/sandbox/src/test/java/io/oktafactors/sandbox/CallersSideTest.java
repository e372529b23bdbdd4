package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxRole;
import io.oktafactors.sandbox.api.SandboxToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallersSideTest {
    private static final String FACTORS = Acme.factors(Acme.ADA);

    private final Acme acme = new Acme(sandbox -> sandbox.app(ServiceClient.app())
            .apiToken(SandboxToken.of("helpdesk", "hd-secret")
                    .withRoles(SandboxRole.HELP_DESK_ADMIN)
                    .withCreator(Acme.ADA)));
    private final ServiceClient client = new ServiceClient(acme);

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void tokensAreShownWithoutTheirValue() {
        Reply tokens = acme.get("/sandbox/tokens").isOk();

        assertThat(tokens.at("/0/name")).isEqualTo("helpdesk");
        assertThat(tokens.at("/0/creator")).isEqualTo(Acme.ADA);
        assertThat(tokens.at("/0/roles/0")).isEqualTo("HELP_DESK_ADMIN");
        assertThat(tokens.at("/0/status")).isEqualTo("ACTIVE");
        assertThat(tokens.at("/1/name")).isEqualTo("sandbox");
        assertThat(tokens.text()).doesNotContain("hd-secret", acme.okta.token());
    }

    @Test
    void aTokenWhoseCreatorIsDeactivatedShowsSo() {
        acme.okta.setStatus(Acme.ADA, "DEPROVISIONED");

        assertThat(acme.get("/sandbox/tokens").at("/0/status")).isEqualTo("REVOKED");
    }

    @Test
    void aTokenIsRevokedByName() {
        assertThat(acme.delete("/sandbox/tokens/helpdesk").status()).isEqualTo(204);

        client.call("GET", FACTORS, "SSWS hd-secret").isRefused(401, "E0000011");
        assertThat(acme.get("/sandbox/tokens").at("/0/status")).isEqualTo("REVOKED");
    }

    @Test
    void appsAreShownAndTheirAccessTokensRevoked() {
        String token = client.token();
        Reply apps = acme.get("/sandbox/apps").isOk();

        assertThat(apps.at("/0/clientId")).isEqualTo(ServiceClient.ID);
        assertThat(apps.at("/0/scopes/0")).isEqualTo("okta.users.manage");
        assertThat(acme.delete("/sandbox/apps/" + ServiceClient.ID + "/tokens").status())
                .isEqualTo(204);
        assertThat(client.call("GET", FACTORS, "Bearer " + token).status()).isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThat(acme.delete("/sandbox/tokens/nobody").status()).isEqualTo(400);
        assertThat(acme.delete("/sandbox/apps/nobody/tokens").at("/message")).contains("nobody");
    }
}
