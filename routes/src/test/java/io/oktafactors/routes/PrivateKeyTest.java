package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.state.EventState;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as an OAuth service app of the organization, without any API token. */
class PrivateKeyTest {

    private static final String CLIENT = "0oa1leaversAndJoiners";

    @TempDir
    Path folder;

    @Test
    void theAppSignsInWithAPrivateKeyAndProvesThatItHoldsTheKeyOfItsTokens() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path file = Files.writeString(folder.resolve("key.pem"), pem);
        SandboxApp client = SandboxApp.of(CLIENT)
                .withKey("2026", keys.getPublic())
                .withScopes("okta.users.read", "okta.users.manage")
                .withRoles(SandboxRole.USER_ADMIN)
                .withDpop(true);
        try (OktaSandbox okta = OktaSandbox.builder().app(client).start();
                RunningApp app = new RunningApp(
                        folder.resolve("home"),
                        okta.url(),
                        "",
                        "--camel.component.okta-factors.authorization-mode=PrivateKey",
                        "--camel.component.okta-factors.client-id=" + CLIENT,
                        "--camel.component.okta-factors.kid=2026",
                        "--camel.component.okta-factors.private-key=" + file,
                        "--camel.component.okta-factors.scopes=okta.users.read okta.users.manage")) {
            okta.addUser("ada@acme.example");

            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));

            assertThat(app.settled().events(EventState.ENROLLED)).isEqualTo(1);
            assertThat(okta.user("ada@acme.example").orElseThrow().factors()).hasSize(2);
        }
    }
}
