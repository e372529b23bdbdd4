package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxRole;
import io.oktafactors.sandbox.api.SandboxToken;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest {
    private static final String FACTORS = Acme.factors(Acme.ADA);
    private static final String QUESTIONS = FACTORS + "/questions";
    private static final String FACTOR = FACTORS + "/sms00000000000000001";
    private static final String NO_ROLE = "0oaNoRoleApp00000002";

    private static final Acme ACME = new Acme(sandbox -> {
        OktaSandboxBuilder next = sandbox.unlimited()
                .app(ServiceClient.app())
                .app(SandboxApp.of(NO_ROLE)
                        .withKey(ServiceClient.RSA.toPublicJWK().toJSONString())
                        .withScopes(ServiceClient.READ));
        for (SandboxRole role : SandboxRole.values()) {
            next.apiToken(SandboxToken.of(role.name(), role.name()).withRoles(role));
        }
        return next.apiToken(SandboxToken.of("none", "none").withRoles());
    });
    private final ServiceClient client = new ServiceClient(ACME);

    @AfterAll
    static void stop() {
        ACME.close();
    }

    @Test
    void readingNeedsTheReadScope() {
        String token = token(ServiceClient.MANAGE);
        Reply refused = client.call("GET", FACTORS, "Bearer " + token);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).isEmpty();
        assertThat(refused.header("Content-Type")).isNull();
        assertThat(refused.header("WWW-Authenticate"))
                .isEqualTo("Bearer authorization_uri=\"%s/oauth2/v1/authorize\", realm=\"%s\", "
                                .formatted(ACME.okta.url(), ACME.okta.url())
                        + "scope=\"okta.users.read\", error=\"insufficient_scope\", error_description=\"The access token"
                        + " provided does not contain the required scopes.\", resource=\"" + FACTORS + "\"");
    }

    @ParameterizedTest
    @CsvSource({"POST,''", "DELETE,/sms1", "POST,/sms1/verify", "POST,/sms1/resend", "POST,/sms1/lifecycle/activate"})
    void changingNeedsTheManageScope(String method, String path) {
        Reply refused = client.call(method, FACTORS + path, "Bearer " + token(ServiceClient.READ));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate")).contains("scope=\"okta.users.manage\"");
    }

    @Test
    void eachScopeIsEnoughForItsOperations() {
        client.call("GET", FACTORS, "Bearer " + token(ServiceClient.READ)).isOk();
        client.call("GET", FACTORS + "/catalog", "Bearer " + token(ServiceClient.READ))
                .isOk();
        client.call("DELETE", FACTOR, "Bearer " + token(ServiceClient.MANAGE)).isRefused(404, "E0000007");
    }

    @Test
    void securityQuestionsTakeAnApiTokenOnly() {
        client.call("GET", QUESTIONS, "Bearer " + client.token()).isRefused(403, "E0000005");
        ACME.get(QUESTIONS).isOk();
    }

    @Test
    void anAppWithoutARoleMayDoNothing() {
        String token = client.signIn(
                        client.assertion(claims -> claims.issuer(NO_ROLE).subject(NO_ROLE)))
                .isOk()
                .at("/access_token");

        client.call("GET", FACTORS, "Bearer " + token).isRefused(403, "E0000006");
    }

    static Stream<Arguments> roles() {
        return Stream.of(
                Arguments.of("SUPER_ADMIN", true, true, true),
                Arguments.of("ORG_ADMIN", true, true, true),
                Arguments.of("USER_ADMIN", true, true, true),
                Arguments.of("HELP_DESK_ADMIN", true, false, true),
                Arguments.of("READ_ONLY_ADMIN", true, false, false),
                Arguments.of("APP_ADMIN", true, false, false),
                Arguments.of("GROUP_MEMBERSHIP_ADMIN", true, false, false),
                Arguments.of("MOBILE_ADMIN", true, false, false),
                Arguments.of("API_ACCESS_MANAGEMENT_ADMIN", true, false, false),
                Arguments.of("REPORT_ADMIN", false, false, false),
                Arguments.of("none", false, false, false));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void aTokenMayDoWhatItsRoleMay(String role, boolean read, boolean manage, boolean reset) {
        assertThat(allowed("GET", FACTORS, role)).isEqualTo(read);
        assertThat(allowed("POST", FACTOR + "/verify", role)).isEqualTo(manage);
        assertThat(allowed("DELETE", FACTOR, role)).isEqualTo(reset);
    }

    @Test
    void anAccessTokenThatWasNeverGivenIsAnInvalidToken() {
        client.call("GET", FACTORS, "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln").isRefused(401, "E0000011");
        client.call("GET", FACTORS, "Basic aWQ6c2VjcmV0").isRefused(401, "E0000011");
    }

    private boolean allowed(String method, String path, String token) {
        return !client.call(method, path, "SSWS " + token).at("/errorCode").equals("E0000006");
    }

    private String token(String scope) {
        var form = ServiceClient.form(client.assertion());
        form.put("scope", scope);
        return client.send(form).isOk().at("/access_token");
    }
}
