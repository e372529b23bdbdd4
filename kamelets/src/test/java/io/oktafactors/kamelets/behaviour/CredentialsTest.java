package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.kamelets.OperationRow;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OAuth 2.0 by the properties of a Kamelet; the lint sees to it that every call offers the same ones. */
class CredentialsTest {

    private static final String APP = "0oa1kameletsApp00001";

    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<String, String> credentials = new TreeMap<>();

    private OktaSandbox okta;

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        okta.close();
    }

    @ParameterizedTest
    @CsvSource({"okta-list-factors-action, false", "okta-list-factors-action, true", "okta-reset-factors-sink, true"})
    void aServiceAppCallsWithTheFileOfItsKeyAndWithDpopWhereItAsksForThat(String kamelet, boolean dpop)
            throws Exception {
        String key = startOktaWithApp(dpop);
        credentials.put(
                "privateKey", Files.writeString(folder.resolve("key.pem"), key).toString());

        assertThat(call(kamelet, "{}").getException()).isNull();
        assertThat(okta.calls()).extracting(SandboxCall::principal).contains(APP);
    }

    @Test
    void theKeyItselfMayBeAPropertyInOneLine() throws Exception {
        String key = startOktaWithApp(true);
        context.getPropertiesComponent().addInitialProperty("okta.private-key", key.replace("\n", "\\n"));
        credentials.put("privateKey", "RAW({{okta.private-key}})");

        assertThat(call("okta-list-factors-action", null).getException()).isNull();
    }

    /** Okta answers that there is no such user, which it says to nobody whom it does not know. */
    @Test
    void everyKameletOfAnOperationForWhichThereIsAScopeTakesThem() throws Exception {
        String key = startOktaWithApp(true);
        credentials.put(
                "privateKey", Files.writeString(folder.resolve("key.pem"), key).toString());
        for (KameletCase each : KameletCase.ALL) {
            if (OperationRow.all().stream()
                    .noneMatch(row -> row.kamelet().equals(each.kamelet()) && !row.takesOAuth())) {
                Exchange outcome = call(
                        each.kamelet(),
                        each.body(),
                        Map.of(OktaFactorsConstants.USER_ID, "00uNOBODY"),
                        each.parameters());

                assertThat(outcome.getException())
                        .as(each.kamelet())
                        .isInstanceOfSatisfying(
                                OktaFactorsException.Rejected.class,
                                rejected -> assertThat(rejected.getStatusCode()).isEqualTo(404));
            }
        }
    }

    private Exchange call(String kamelet, String body) {
        String blaise = okta.user("blaise.pascal@acme.example").orElseThrow().id();
        return call(kamelet, body, Map.of(OktaFactorsConstants.USER_ID, blaise), Map.of());
    }

    private Exchange call(String kamelet, String body, Map<String, Object> headers, Map<String, String> parameters) {
        StringBuilder uri = new StringBuilder("kamelet:" + kamelet + "?orgUrl=" + okta.url());
        credentials.forEach(
                (name, value) -> uri.append("&").append(name).append("=").append(value));
        parameters.forEach(
                (name, value) -> uri.append("&").append(name).append("=").append(value));
        return context.createProducerTemplate().request(uri.toString(), exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new TreeMap<>(headers));
        });
    }

    /** The key of the app, as PEM. */
    private String startOktaWithApp(boolean dpop) throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("EC").generateKeyPair();
        okta = OktaSandbox.builder()
                .unlimited()
                .app(SandboxApp.of(APP)
                        .withKey("2026-11", key.getPublic())
                        .withScopes("okta.users.read", "okta.users.manage")
                        .withRoles(SandboxRole.USER_ADMIN)
                        .withDpop(dpop))
                .start();
        credentials.putAll(Map.of("clientId", APP, "kid", "2026-11", "scopes", "okta.users.read okta.users.manage"));
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }
}
