package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.SandboxApp;
import io.oktafactors.sandbox.SandboxCall;
import io.oktafactors.sandbox.SandboxRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OAuth 2.0 by the properties of a Kamelet; the lint sees to it that every call offers the same ones. */
class CredentialsTest {

    private static final String APP = "0oa1kameletsApp00001";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "okta-list-factors-action, false",
        "okta-list-factors-action, true",
        "okta-reset-factors-sink, false",
        "okta-reset-factors-sink, true"
    })
    void aServiceAppCallsWithItsKeyAndWithDpopWhereItAsksForThat(String kamelet, boolean dpop) throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("EC").generateKeyPair();
        SandboxApp app = SandboxApp.of(APP)
                .withKey("2026-11", key.getPublic())
                .withScopes("okta.users.read", "okta.users.manage")
                .withRoles(SandboxRole.USER_ADMIN)
                .withDpop(dpop);
        try (OktaSandbox okta = OktaSandbox.builder().app(app).start();
                CallingRoute route = CallingRoute.to(kamelet, okta.url())
                        .with(Map.of(
                                "clientId",
                                APP,
                                "privateKey",
                                pem(key),
                                "kid",
                                "2026-11",
                                "scopes",
                                "okta.users.read okta.users.manage"))
                        .start()) {
            String blaise =
                    okta.user("blaise.pascal@acme.example").orElseThrow().id();

            Exchange outcome = route.send("{}", Map.of(OktaFactorsConstants.USER_ID, blaise));

            assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.DONE);
            assertThat(okta.calls()).extracting(SandboxCall::principal).contains(APP);
        }
    }

    private Path pem(KeyPair key) throws Exception {
        String text = Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    }
}
