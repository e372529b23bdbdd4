package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.options.ClientProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that are authorized by access tokens, which the component gets and keeps. */
class OauthTest extends OauthTestSupport {

    private static final String TOKEN_PATH = "/oauth2/v1/token";

    @Test
    void aTokenIsGotForTheFirstCallAndKept() {
        succeed("okta-factors:listFactors");
        succeed("okta-factors:listFactors");

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::toString)
                .containsExactly(
                        "POST " + TOKEN_PATH, "GET /api/v1/users/00u1/factors", "GET /api/v1/users/00u1/factors");
        assertThat(okta.calls().get(2).header("Authorization")).containsExactly("Bearer canaryAccessToken1");
        assertThat(okta.calls().get(2).header("DPoP")).isEmpty();
    }

    @Test
    void theRequestForATokenIsTheOneThatOktaWants() {
        component().getConfiguration().setScopes("okta.users.read, okta.users.manage");

        succeed("okta-factors:listFactors");

        FakeOkta.Call call = okta.calls().get(0);
        assertThat(call.header("Content-Type")).containsExactly("application/x-www-form-urlencoded");
        assertThat(call.header("Accept")).containsExactly("application/json");
        assertThat(call.header("User-Agent").get(0)).startsWith("camel-okta-factors/");
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.text().split("&"))
                .hasSize(4)
                .contains(
                        "grant_type=client_credentials",
                        "scope=okta.users.read+okta.users.manage",
                        "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer");
    }

    @Test
    void manyCallsAtOnceWaitForOneToken() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            done.add(threads.submit(() -> succeed("okta-factors:listFactors")));
        }
        for (Future<?> each : done) {
            each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(oauth.tokens).hasSize(1);
        assertThat(callsTo("/api")).isEqualTo(200);
    }

    @Test
    void endpointsThatSignInAlikeShareATokenAndOthersDoNot() {
        succeed("okta-factors:listFactors");
        succeed("okta-factors:listSupportedFactors?requestTimeout=30000");
        assertThat(oauth.tokens).hasSize(1);

        succeed("okta-factors:listFactors?scopes=okta.users.read");
        succeed("okta-factors:listFactors?kid=other");

        assertThat(oauth.tokens).hasSize(3);
    }

    @Test
    void aRefusedTokenIsRenewedOnceWithANewAssertion() {
        succeed("okta-factors:listFactors");
        oauth.revokeAll();

        succeed("okta-factors:listFactors");

        assertThat(oauth.tokens).hasSize(2);
        assertThat(oauth.assertions).extracting(JWTClaimsSet::getJWTID).doesNotHaveDuplicates();
        assertThat(okta.calls().get(4).header("Authorization")).containsExactly("Bearer canaryAccessToken2");
        assertThat(okta.calls()).hasSize(5);
    }

    @Test
    void theBodyGoesAlongWithTheSecondTry() {
        oauth.resource = FakeOkta.json(200, "{}");
        succeed("okta-factors:verifyFactor");
        oauth.revokeAll();

        Exchange exchange = call("okta-factors:verifyFactor", "{\"passCode\":\"123456\"}", IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(okta.calls().get(4).text()).isEqualTo("{\"passCode\":\"123456\"}");
    }

    @Test
    void manyCallsWithARefusedTokenRenewItOnce() throws Exception {
        succeed("okta-factors:listFactors");
        oauth.revokeAll();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            done.add(threads.submit(() -> succeed("okta-factors:listFactors")));
        }
        for (Future<?> each : done) {
            each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(oauth.tokens).hasSize(2);
    }

    @Test
    void aTokenThatNeverWorksIsNotRenewedForever() {
        oauth.resource = FakeOkta.raw(401, "");
        for (int i = 0; i < 5; i++) {
            Rejected rejected = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);
            assertThat(rejected.getStatusCode()).isEqualTo(401);
        }

        assertThat(oauth.tokens).hasSize(2);
        assertThat(callsTo("/api")).isEqualTo(6);
    }

    @Test
    void anAttemptWithARenewedTokenIsAdmittedOfItsOwnAndTheTokenRequestIsNot() {
        AtomicInteger admitted = new AtomicInteger();
        component().setAdmission(attempt -> {
            admitted.incrementAndGet();
            return Admission.Permit.NOW;
        });
        oauth.resource = FakeOkta.raw(401, "");

        failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(oauth.tokens).hasSize(2);
        assertThat(admitted).hasValue(2);
    }

    @Test
    void aReadThatMeetsAClosedConnectionIsMadeOverAnotherWithANewProof() {
        oauth.wantsDpop = true;
        succeed("okta-factors:listFactors");
        AtomicInteger reads = new AtomicInteger();
        oauth.resource = (call, socket) ->
                (reads.incrementAndGet() == 1 ? FakeOkta.verbatim("") : FakeOkta.json(200, "[]")).to(call, socket);

        succeed("okta-factors:listFactors"); // a proof that comes twice would be a fault

        assertThat(reads).hasValue(2);
    }

    @Test
    void a401AboutSomethingElseRenewsNothing() {
        oauth.resource = FakeOkta.json(401, "{\"errorCode\":\"E0000015\"}");

        Rejected rejected = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(rejected.getErrorCode()).isEqualTo("E0000015");
        assertThat(oauth.tokens).hasSize(1);
        assertThat(callsTo("/api")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"listFactors, okta.users.read", "enrollFactor, okta.users.manage", "unenrollFactor, okta.users.manage"})
    void anEmptyRefusalNamesTheMissingScope(OktaFactorsOperation operation, String scope) {
        oauth.resource = FakeOkta.raw(
                403,
                "",
                "WWW-Authenticate: Bearer authorization_uri=\"http://x\", realm=\"http://x\", scope=\"okta.users.read\","
                        + " error=\"insufficient_scope\", error_description=\"The access token provided does not contain the"
                        + " required scopes.\", resource=\"/api/v1/users/00u1/factors\"");

        Rejected rejected = failureOf(call(operation), Rejected.class);

        assertThat(rejected.getErrorCode()).isEqualTo("insufficient_scope");
        assertThat(rejected)
                .hasMessageEndingWith(" answered 403 insufficient_scope: the access token lacks the scope " + scope
                        + "; grant it to the app in Okta and list it in the option scopes");
    }

    @ParameterizedTest
    @EnumSource(
            value = OktaFactorsOperation.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "listSupportedSecurityQuestions")
    void everyOtherOperationTakesAnAccessToken(OktaFactorsOperation operation) {
        oauth.resource = successOf(operation);

        assertThat(call(operation).getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"''", "authorizationMode=Bearer&accessToken=abc", "authorizationMode=PrivateKey"})
    void theOneThatTakesAnApiTokenOnlyFailsAtStart(String options) {
        Assertions.assertThatThrownBy(
                        () -> context.getEndpoint("okta-factors:listSupportedSecurityQuestions?" + options))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .hasMessageStartingWith(
                        "listSupportedSecurityQuestions supports an API token only, not an OAuth 2.0 access token.");
    }

    @Test
    void itMayHaveAnApiTokenOfItsOwn() {
        okta.answers(FakeOkta.json(200, "[]"));

        succeed("okta-factors:listSupportedSecurityQuestions?authorizationMode=SSWS&token=00abc");

        assertThat(okta.onlyCall().header("Authorization")).containsExactly("SSWS 00abc");
    }

    static Stream<String> staticTokens() {
        return Stream.of(
                "accessToken=abc&authorizationMode=Bearer",
                "token=abc&authorizationMode=bearer",
                "accessToken=abc&privateKey=&authorizationMode=PrivateKey");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("staticTokens")
    void anAccessTokenGotElsewhereIsSentAsItIs(String options) {
        okta.answers(FakeOkta.json(200, "[]"), FakeOkta.raw(401, ""));

        component().getConfiguration().setPrivateKey(null);
        succeed("okta-factors:listFactors?" + options);
        failureOf(call("okta-factors:listFactors?" + options, null, IDS), Rejected.class);

        assertThat(okta.calls()).hasSize(2).allSatisfy(call -> assertThat(call.header("Authorization"))
                .containsExactly("Bearer abc"));
    }

    @Test
    void noHeaderOfAMessageChoosesCredentials() {
        Map<String, Object> headers = new HashMap<>(IDS);
        for (ClientProperty key : ClientProperty.values()) {
            headers.put(key.name(), "evil");
            headers.put("CamelOktaFactors" + key.name(), "evil");
            headers.put(key.key(), "evil");
            headers.put("CamelOktaFactorsParameter." + key.name(), "evil");
        }

        Exchange exchange = call("okta-factors:listFactors", null, headers);

        assertThat(exchange.getException()).isNull();
        assertThat(okta.calls().get(1).header("Authorization")).containsExactly("Bearer canaryAccessToken1");
        assertThat(okta.calls()).noneMatch(call -> (call.headerLines() + call.text()).contains("evil"));
    }

    private Exchange succeed(String uri) {
        Exchange exchange = call(uri, null, IDS);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }
}
