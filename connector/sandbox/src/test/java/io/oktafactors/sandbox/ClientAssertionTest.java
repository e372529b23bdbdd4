package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.oktafactors.sandbox.api.SandboxApp;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientAssertionTest {
    private static final RSAKey OTHER_RSA = ServiceClient.rsa("rsa-1");
    private static final ECKey P384 = ServiceClient.ec("p384", Curve.P_384);
    private static final ECKey P521 = ServiceClient.ec("p521", Curve.P_521);
    private static final String ONE_KEY = "0oaOneKeyApp00000002";
    private static final String TWIN = "0oaTwinApp0000000003";

    private static final Acme ACME = new Acme(sandbox -> sandbox.unlimited()
            .app(ServiceClient.app()
                    .withKey(P384.toPublicJWK().toJSONString())
                    .withKey(P521.toPublicJWK().toJSONString()))
            .app(SandboxApp.of(ONE_KEY)
                    .withKey(ServiceClient.RSA.toPublicJWK().toJSONString())
                    .withScopes(ServiceClient.READ))
            .app(SandboxApp.of(TWIN)
                    .withKey(ServiceClient.RSA.toPublicJWK().toJSONString())
                    .withScopes(ServiceClient.READ)));
    private final ServiceClient client = new ServiceClient(ACME);

    @AfterAll
    static void stop() {
        ACME.close();
    }

    @Test
    void aGoodAssertionGetsATokenForAnHour() {
        Reply reply = client.signIn(client.assertion()).isOk();

        assertThat(reply.at("/token_type")).isEqualTo("Bearer");
        assertThat(reply.json().at("/expires_in").asInt()).isEqualTo(3600);
        assertThat(reply.at("/scope")).isEqualTo("okta.users.read okta.users.manage");
        assertThat(reply.at("/access_token").split("\\.")).hasSize(3);
        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    static Stream<Arguments> algorithms() {
        return Stream.of(
                argumentSet("RS256", ServiceClient.RSA, JWSAlgorithm.RS256),
                argumentSet("RS384", ServiceClient.RSA, JWSAlgorithm.RS384),
                argumentSet("RS512", ServiceClient.RSA, JWSAlgorithm.RS512),
                argumentSet("ES256", ServiceClient.EC, JWSAlgorithm.ES256),
                argumentSet("ES384", P384, JWSAlgorithm.ES384),
                argumentSet("ES512", P521, JWSAlgorithm.ES512));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void eachOfOktasAlgorithmsSigns(com.nimbusds.jose.jwk.JWK key, JWSAlgorithm algorithm) {
        JWSHeader header =
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();

        client.signIn(client.assertion(key, header, claims -> {})).isOk();
    }

    static Stream<Arguments> spoiledClaims() {
        return Stream.of(
                row("The parsing of the client_assertion failed.", (c, s) -> s.claim("exp", "tomorrow")),
                row("Invalid value for 'client_id' parameter.", (c, s) -> s.issuer("0oaNobody0000000000")),
                row("Invalid value for 'client_id' parameter.", (c, s) -> s.issuer(null)),
                row(
                        "The subject claim of the client_assertion must be the client_id.",
                        (c, s) -> s.subject("0oaOther00000000000")),
                row("The subject claim of the client_assertion must be the client_id.", (c, s) -> s.subject(null)),
                row(
                        "The audience claim for client_assertion must be the endpoint invoked for the request.",
                        (c, s) -> s.audience("https://acme.okta.example")),
                row(
                        "The audience claim for client_assertion must be the endpoint invoked for the request.",
                        (c, s) -> s.audience((String) null)),
                row("The client_assertion token must contain an expiration time.", (c, s) -> s.expirationTime(null)),
                row(
                        "The client_assertion token is expired.",
                        (c, s) -> s.expirationTime(Date.from(c.instant().minusSeconds(1)))),
                row(
                        "The client_assertion token has an expiration too far into the future.",
                        (c, s) -> s.expirationTime(Date.from(c.instant().plusSeconds(3602)))),
                row(
                        "The client_assertion token was issued in the future.",
                        (c, s) -> s.issueTime(Date.from(c.instant().plusSeconds(2)))));
    }

    private static Arguments row(String refusal, BiConsumer<TestClock, JWTClaimsSet.Builder> spoiler) {
        return Arguments.of(refusal, spoiler);
    }

    @ParameterizedTest
    @MethodSource("spoiledClaims")
    void eachClaimThatIsWrongIsInvalidClient(String refusal, BiConsumer<TestClock, JWTClaimsSet.Builder> spoiler) {
        isInvalidClient(client.signIn(client.assertion(claims -> spoiler.accept(ACME.clock, claims))), refusal);
    }

    static Stream<Arguments> spoiledTexts() {
        Function<ServiceClient, String> noJwt = client -> "nonsense";
        Function<ServiceClient, String> unsigned = client ->
                new PlainJWT(new JWTClaimsSet.Builder().issuer(ServiceClient.ID).build()).serialize();
        Function<ServiceClient, String> sharedSecret = client -> client.assertion(
                new OctetSequenceKey.Builder(new byte[32]).build(),
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
                claims -> {});
        Function<ServiceClient, String> pss = client -> client.assertion(
                ServiceClient.RSA,
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("rsa-1").build(),
                claims -> {});
        Function<ServiceClient, String> noKid =
                client -> client.assertion(ServiceClient.RSA, new JWSHeader(JWSAlgorithm.RS256), claims -> {});
        Function<ServiceClient, String> unknownKid = client -> client.assertion(
                ServiceClient.RSA,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other").build(),
                claims -> {});
        Function<ServiceClient, String> otherKey =
                client -> client.assertion(OTHER_RSA, ServiceClient.header(OTHER_RSA), claims -> {});
        Function<ServiceClient, String> keyOfOtherKind = client -> client.assertion(
                ServiceClient.RSA,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ec-1").build(),
                claims -> {});
        Function<ServiceClient, String> tampered = client -> {
            String[] parts = client.assertion().split("\\.");
            String[] others = client.assertion().split("\\.");
            return parts[0] + "." + others[1] + "." + parts[2];
        };
        String algorithm = "The client_assertion is signed with an algorithm that is not supported.";
        return Stream.of(
                argumentSet("no JWT", "The parsing of the client_assertion failed.", noJwt),
                argumentSet("unsigned", "The parsing of the client_assertion failed.", unsigned),
                argumentSet("shared secret", algorithm, sharedSecret),
                argumentSet("PS256", algorithm, pss),
                argumentSet("no kid, several keys", "The client_assertion JWT kid is invalid.", noKid),
                argumentSet("unknown kid", "The client_assertion JWT kid is invalid.", unknownKid),
                argumentSet("another key", "The client_assertion signature is invalid.", otherKey),
                argumentSet("key of another kind", "The client_assertion signature is invalid.", keyOfOtherKind),
                argumentSet("tampered", "The client_assertion signature is invalid.", tampered));
    }

    @ParameterizedTest
    @MethodSource("spoiledTexts")
    void eachSignatureThatIsWrongIsInvalidClient(String refusal, Function<ServiceClient, String> assertion) {
        isInvalidClient(client.signIn(assertion.apply(client)), refusal);
    }

    @Test
    void withOneKeyNoKidIsNeeded() {
        client.signIn(client.assertion(ServiceClient.RSA, new JWSHeader(JWSAlgorithm.RS256), this::asOneKey))
                .isOk();
    }

    @Test
    void anHourAheadIsNotTooFar() {
        client.signIn(client.assertion(claims ->
                        claims.expirationTime(Date.from(ACME.clock.instant().plus(Duration.ofHours(1))))))
                .isOk();
    }

    @Test
    void anAssertionIsGoodOnce() {
        String assertion = client.assertion();
        client.signIn(assertion).isOk();

        isInvalidClient(client.signIn(assertion), "The client_assertion token has been used already.");
    }

    @Test
    void anotherAppMayUseTheSameJti() {
        client.signIn(client.assertion(claims -> asOneKey(claims.jwtID("same"))))
                .isOk();
        client.signIn(client.assertion(
                        claims -> claims.jwtID("same").issuer(TWIN).subject(TWIN)))
                .isOk();
    }

    @Test
    void withoutJtiAnAssertionIsGoodUntilItExpires() {
        String assertion = client.assertion(claims -> claims.jwtID(null));
        client.signIn(assertion).isOk();
        client.signIn(assertion).isOk();
        ACME.clock.pass(Duration.ofMinutes(50));

        isInvalidClient(client.signIn(assertion), "The client_assertion token is expired.");
    }

    @Test
    void aClientIdBesidesMustBeTheIssuer() {
        Map<String, String> form = ServiceClient.form(client.assertion());
        form.put("client_id", ServiceClient.ID);
        client.send(form).isOk();

        form = ServiceClient.form(client.assertion());
        form.put("client_id", TWIN);
        isInvalidClient(client.send(form), "The client_id does not match the issuer of the client_assertion.");
    }

    private void asOneKey(JWTClaimsSet.Builder claims) {
        claims.issuer(ONE_KEY).subject(ONE_KEY);
    }

    private static void isInvalidClient(Reply reply, String description) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(401);
        assertThat(reply.at("/error")).isEqualTo("invalid_client");
        assertThat(reply.at("/error_description")).isEqualTo(description);
    }
}
