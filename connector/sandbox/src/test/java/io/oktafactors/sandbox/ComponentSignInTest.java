package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.User;
import io.oktafactors.camel.model.VerifyRequest;
import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Personal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The component signs in with a private key, and goes on when nonces change and tokens end. */
@Timeout(60)
class ComponentSignInTest {
    private static final String LOGIN = "zoë o'hara+mfa@acme.example";
    private static final int THREADS = 32;
    private static final int CALLS_EACH = 6;
    private static final ECKey P384 = ServiceClient.ec("ec-384", Curve.P_384);
    private static final ECKey P521 = ServiceClient.ec("ec-521", Curve.P_521);

    /** The sandbox's clock is ahead by so much: less than an assertion is good for, more than this test takes. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    /** Those of tests that change nothing, with and without DPoP: each organization makes an RSA key for its tokens. */
    private static final Map<Boolean, OktaSandbox> SHARED = new HashMap<>();

    private OktaSandbox okta;
    private ComponentClient component;
    private String user;
    private int callsBefore;

    @AfterEach
    void stop() {
        component.close();
        if (!SHARED.containsValue(okta)) {
            okta.close();
        }
    }

    @AfterAll
    static void stopShared() {
        SHARED.values().forEach(OktaSandbox::close);
    }

    static Stream<Arguments> keys() {
        return Stream.of(ServiceClient.RSA, ServiceClient.EC, P384, P521).flatMap(key -> {
            Consumer<OktaFactorsConfiguration> jwk = ServiceClient.signingIn(key);
            return Stream.of(
                    argumentSet(key.getKeyID() + " as JWK", false, jwk),
                    argumentSet(key.getKeyID() + " as JWK, DPoP", true, jwk),
                    argumentSet(key.getKeyID() + " as PEM, DPoP", true, pem(key)));
        });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKindOfCallIsMadeWithOneToken(boolean dpop, Consumer<OktaFactorsConfiguration> key) {
        share(dpop, key);

        assertThat(component.call(User.class, "getUser", LOGIN, null, null).getId())
                .isEqualTo(user);
        Factor factor =
                component.call(Factor.class, "enrollFactor?activate=true", user, null, EnrollRequest.sms(Acme.PHONE));
        assertThat(component
                        .call(FactorResult.class, "verifyFactor", user, factor.getId(), VerifyRequest.challenge())
                        .getFactorResult())
                .isEqualTo("CHALLENGE");
        component.call("unenrollFactor", null, ComponentClient.ids(user, factor.getId()));
        assertThat(component.list(Factor.class, "listFactors", user)).isEmpty();

        assertThat(tokenCalls()).containsExactlyElementsOf(signIn(dpop));
        assertThat(apiCalls()).containsExactly(200, 200, 200, 204, 200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyThreadsShareATokenAlsoWhenItIsRevokedInTheMiddle(boolean dpop) throws Exception {
        start(ServiceClient.signingIn(ServiceClient.RSA), sandbox -> sandbox.app(app().withDpop(dpop)));
        CyclicBarrier middle = new CyclicBarrier(THREADS, () -> okta.revokeAccessTokens(ServiceClient.ID));
        Callable<Void> calls = () -> {
            for (int call = 0; call < CALLS_EACH; call++) {
                if (call == CALLS_EACH / 2) {
                    middle.await(30, TimeUnit.SECONDS);
                }
                component.list(Factor.class, "listFactors", user);
            }
            return null;
        };

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(i -> calls).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(apiCalls().stream().filter(status -> status == 200)).hasSize(THREADS * CALLS_EACH);
        assertThat(apiCalls().stream().filter(status -> status == 401))
                .as("calls that were made with the revoked token, each once")
                .hasSizeBetween(1, THREADS);
        assertThat(tokenCalls())
                .as("one sign-in for all, and one after the revocation, for which proof and nonce are known")
                .containsExactlyElementsOf(
                        Stream.concat(signIn(dpop).stream(), Stream.of(200)).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTokenMayBeRevokedAgainAndAgain(boolean dpop) {
        start(ServiceClient.signingIn(ServiceClient.EC), sandbox -> sandbox.app(app().withDpop(dpop)));
        for (int revoked = 0; revoked < 5; revoked++) {
            component.list(Factor.class, "listFactors", user);
            okta.revokeAccessTokens(ServiceClient.ID);
        }
        component.list(Factor.class, "listFactors", user);

        assertThat(tokenCalls()).hasSize(signIn(dpop).size() + 5).endsWith(200, 200, 200, 200, 200);
    }

    @Test
    void aNonceThatIsNotTheNewestIsGoodStill() {
        Acme acme = new Acme(sandbox -> sandbox.unlimited().app(app().withDpop(true)));
        okta = acme.okta;
        component = new ComponentClient(okta, ServiceClient.signingIn(ServiceClient.RSA));
        ServiceClient other = new ServiceClient(acme);
        acme.clock.pass(untilNow(acme.clock).minus(Duration.ofHours(24)));
        String first = other.nonce();
        acme.clock.pass(Duration.ofHours(24).minusSeconds(1));
        component.list(Factor.class, "listFactors", Acme.ADA);

        acme.clock.pass(Duration.ofSeconds(1));
        assertThat(other.nonce()).isNotEqualTo(first);
        long before = tokenCalls().size();
        okta.revokeAccessTokens(ServiceClient.ID);
        component.list(Factor.class, "listFactors", Acme.ADA);
        assertThat(tokenCalls().stream().skip(before)).containsExactly(200);
    }

    @Test
    void aNonceThatIsForgottenIsReplacedOnTheWay() {
        start(ServiceClient.signingIn(ServiceClient.RSA), sandbox -> sandbox.app(app().withDpop(true)));
        component.list(Factor.class, "listFactors", user);
        int port = URI.create(okta.url()).getPort();
        okta.close();
        okta = OktaSandbox.builder()
                .port(port)
                .unlimited()
                .app(app().withDpop(true))
                .start();
        user = okta.addUser(LOGIN).id();

        await().untilAsserted(() -> assertThatCode(() -> component.list(Factor.class, "listFactors", user))
                .as("once no connection is left that ended with the former organization")
                .doesNotThrowAnyException());
        assertThat(tokenCalls()).as("the nonce is refused, the new one taken").containsExactly(400, 200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTokenIsKeptWhereCallsAreTooMany(boolean dpop) {
        TestClock clock = new TestClock();
        clock.pass(untilNow(clock));
        start(ServiceClient.signingIn(ServiceClient.RSA), sandbox -> sandbox.clock(clock)
                .rateLimit(2, Duration.ofSeconds(60))
                .app(app().withDpop(dpop)));
        String uncounted = "listFactors?budgetShare=0";
        component.list(Factor.class, uncounted, user);
        component.list(Factor.class, uncounted, user);
        assertThat(component.refusal(uncounted, user, null, null))
                .isInstanceOfSatisfying(
                        OktaFactorsException.RateLimited.class, limited -> assertThat(limited.getRetryAfter())
                                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(62)));

        clock.pass(Duration.ofSeconds(60));
        component.list(Factor.class, uncounted, user);
        assertThat(tokenCalls()).containsExactlyElementsOf(signIn(dpop));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aScopeThatTheAppHasNotIsNamed(boolean dpop) {
        start(
                ServiceClient.signingIn(ServiceClient.RSA),
                sandbox -> sandbox.app(app().withScopes(ServiceClient.READ).withDpop(dpop)));

        OktaFactorsException refused = component.refusal("resetFactors", user, null, null);
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getErrorCode()).isEqualTo("insufficient_scope");
        assertThat(refused).hasMessageContaining(ServiceClient.MANAGE);
    }

    @Test
    void anAppWithoutARoleIsToldSo() {
        start(ServiceClient.signingIn(ServiceClient.RSA), sandbox -> sandbox.app(app().withRoles()));

        assertThat(component.refusal("listFactors", user, null, null).getErrorCode())
                .isEqualTo("E0000006");
    }

    @Test
    void aKeyThatTheAppHasNotIsToldAndNothingIsCalled() {
        start(ServiceClient.signingIn(ServiceClient.rsa("rsa-1")), sandbox -> sandbox.app(app()));

        OktaFactorsException refused = component.refusal("listFactors", user, null, null);
        assertThat(refused.getErrorCode()).isEqualTo("invalid_client");
        assertThat(refused.getStatusCode()).isEqualTo(401);
        assertThat(apiCalls()).isEmpty();
    }

    private void start(Consumer<OktaFactorsConfiguration> credentials, UnaryOperator<OktaSandboxBuilder> organization) {
        okta = organization.apply(OktaSandbox.builder().unlimited()).start();
        user = okta.addUser(LOGIN).id();
        component = new ComponentClient(okta, credentials);
    }

    private void share(boolean dpop, Consumer<OktaFactorsConfiguration> credentials) {
        okta = SHARED.computeIfAbsent(dpop, proofs -> OktaSandbox.builder()
                .limits(SandboxLimits.none().withPersonal(Personal.SMS_PER_NUMBER, 1000, Duration.ofSeconds(30)))
                .app(app().withDpop(proofs))
                .start());
        user = okta.user(LOGIN).orElseGet(() -> okta.addUser(LOGIN)).id();
        component = new ComponentClient(okta, credentials);
        callsBefore = okta.calls().size();
    }

    private static Duration untilNow(TestClock clock) {
        return Duration.between(clock.instant(), Instant.now().plus(AHEAD));
    }

    private static SandboxApp app() {
        return ServiceClient.app()
                .withKey(P384.toPublicJWK().toJSONString())
                .withKey(P521.toPublicJWK().toJSONString());
    }

    private static Consumer<OktaFactorsConfiguration> pem(JWK key) {
        return ServiceClient.signingIn(key).andThen(options -> {
            try {
                byte[] pkcs8 = ((AsymmetricJWK) key).toPrivateKey().getEncoded();
                options.setPrivateKey("-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(pkcs8) + "\n-----END PRIVATE KEY-----\n");
                options.setKid(key.getKeyID());
            } catch (JOSEException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** What the token endpoint answers to the first sign-in: no proof, no nonce, token. */
    private static List<Integer> signIn(boolean dpop) {
        return dpop ? List.of(400, 400, 200) : List.of(200);
    }

    private List<Integer> tokenCalls() {
        return statuses("/oauth2/v1/token");
    }

    private List<Integer> apiCalls() {
        return statuses("/api/v1/");
    }

    private List<Integer> statuses(String path) {
        return okta.calls().stream()
                .skip(callsBefore)
                .filter(call -> call.path().startsWith(path))
                .map(SandboxCall::status)
                .toList();
    }
}
