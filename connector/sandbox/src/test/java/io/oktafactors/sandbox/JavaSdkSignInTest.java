package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.AuthorizationMode;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserFactorApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.UserFactor;
import io.oktafactors.sandbox.api.SandboxCall;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Okta's Java SDK, as it comes, signs in. */
class JavaSdkSignInTest {
    private static final String HTTPS_CHECK = "okta.testing.disableHttpsCheck";
    private static final String BLAISE = "blaise.pascal@acme.example";

    enum Key {
        RSA(ServiceClient.RSA),
        EC(ServiceClient.EC);

        private final JWK jwk;

        Key(JWK jwk) {
            this.jwk = jwk;
        }
    }

    private OktaSandbox okta;

    @BeforeEach
    void allowHttp() {
        System.setProperty(HTTPS_CHECK, "true");
    }

    @AfterEach
    void stop() {
        System.clearProperty(HTTPS_CHECK);
        okta.close();
    }

    @Test
    void withAnApiToken() throws Exception {
        start(false);
        ApiClient client = Clients.builder()
                .setOrgUrl(okta.url())
                .setClientCredentials(new TokenClientCredentials(okta.token()))
                .build();

        assertThat(factorTypes(client)).containsExactlyInAnyOrder("sms", "email");
    }

    @ParameterizedTest
    @EnumSource
    void withAPrivateKey(Key key) throws Exception {
        start(false);

        assertThat(factorTypes(client(key.jwk, ServiceClient.READ))).containsExactlyInAnyOrder("sms", "email");
        assertThat(tokenCalls()).containsExactly(200);
    }

    @ParameterizedTest
    @EnumSource
    void withAPrivateKeyAndProofOfPossession(Key key) throws Exception {
        start(true);
        ApiClient client = client(key.jwk, ServiceClient.READ, ServiceClient.MANAGE);

        assertThat(factorTypes(client)).containsExactlyInAnyOrder("sms", "email");
        assertThat(tokenCalls()).as("no proof, no nonce, token").containsExactly(400, 400, 200);
    }

    @Test
    void aKeyThatTheAppHasNotIsTold() {
        start(false);

        assertThatThrownBy(() -> client(ServiceClient.rsa("rsa-1"), ServiceClient.READ))
                .rootCause()
                .hasMessageContaining("invalid_client")
                .hasMessageContaining("The client_assertion signature is invalid.");
    }

    @Test
    void aScopeThatIsNotThereIsA403() throws Exception {
        start(false);
        ApiClient client = client(ServiceClient.RSA, ServiceClient.MANAGE);

        assertThatThrownBy(() -> factorTypes(client))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.getCode())
                        .isEqualTo(403));
    }

    private void start(boolean dpop) {
        okta = OktaSandbox.builder().app(ServiceClient.app().withDpop(dpop)).start();
    }

    private ApiClient client(JWK key, String... scopes) throws JOSEException {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(((AsymmetricJWK) key).toPrivateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Clients.builder()
                .setOrgUrl(okta.url())
                .setAuthorizationMode(AuthorizationMode.PRIVATE_KEY)
                .setClientId(ServiceClient.ID)
                .setKid(key.getKeyID())
                .setPrivateKey(pem)
                .setScopes(Set.of(scopes))
                .build();
    }

    private Stream<String> types(List<UserFactor> factors) {
        return factors.stream().map(factor -> factor.getFactorType().getValue());
    }

    private List<String> factorTypes(ApiClient client) throws ApiException {
        String id = okta.user(BLAISE).orElseThrow().id();
        return types(new UserFactorApi(client).listFactors(id)).toList();
    }

    private List<Integer> tokenCalls() {
        return okta.calls().stream()
                .filter(call -> call.path().equals("/oauth2/v1/token"))
                .map(SandboxCall::status)
                .toList();
    }
}
