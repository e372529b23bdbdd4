package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxRole;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DpopTest {
    private static final String FACTORS = Acme.factors(Acme.ADA);
    private static final String PLAIN = "0oaPlainApp000000002";

    private static final Acme ACME = new Acme(sandbox -> sandbox.unlimited()
            .app(ServiceClient.app().withDpop(true))
            .app(SandboxApp.of(PLAIN)
                    .withKey(ServiceClient.RSA.toPublicJWK().toJSONString())
                    .withScopes(ServiceClient.READ)
                    .withRoles(SandboxRole.READ_ONLY_ADMIN)));
    private final ServiceClient client = new ServiceClient(ACME);

    @AfterAll
    static void stop() {
        ACME.close();
    }

    @Test
    void theDanceIsNoProofThenNoNonceThenAToken() {
        isRefused(
                client.signIn(client.assertion()), 400, "invalid_dpop_proof", "The DPoP proof JWT header is missing.");

        Reply challenge = client.send(ServiceClient.form(client.assertion()), proof(claims -> {}));
        isRefused(challenge, 400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");
        String nonce = challenge.header("dpop-nonce");

        Reply grant = client.send(ServiceClient.form(client.assertion()), proof(claims -> claims.claim("nonce", nonce)))
                .isOk();
        assertThat(grant.at("/token_type")).isEqualTo("DPoP");
        client.get(FACTORS, grant.at("/access_token")).isOk();
    }

    @Test
    void theTokenNamesTheKeyItIsBoundTo() throws Exception {
        Map<String, Object> confirmation =
                SignedJWT.parse(client.boundToken()).getJWTClaimsSet().getJSONObjectClaim("cnf");

        assertThat(confirmation)
                .containsEntry(
                        "jkt", ServiceClient.PROOF_KEY.computeThumbprint().toString());
    }

    @Test
    void theAssertionOfAChallengedCallIsSpent() {
        String assertion = client.assertion();
        Reply challenge = client.send(ServiceClient.form(assertion), proof(claims -> {}));

        isRefused(
                client.send(
                        ServiceClient.form(assertion),
                        proof(claims -> claims.claim("nonce", challenge.header("dpop-nonce")))),
                401,
                "invalid_client",
                "The client_assertion token has been used already.");
    }

    @Test
    void theNonceChangesEvery24HoursAndIsGoodForThreeDays() {
        String first = client.nonce();
        ACME.clock.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(client.nonce()).isEqualTo(first);
        ACME.clock.pass(Duration.ofMillis(1));
        assertThat(client.nonce()).isNotEqualTo(first);

        ACME.clock.pass(Duration.ofHours(48).minusMillis(1));
        signInWith(first).isOk();
        ACME.clock.pass(Duration.ofMillis(1));
        assertThat(signInWith(first).at("/error")).isEqualTo("use_dpop_nonce");
    }

    @Test
    void aMadeUpNonceIsRefused() {
        client.nonce();
        assertThat(signInWith("made-up").at("/error")).isEqualTo("use_dpop_nonce");
    }

    static Stream<Arguments> spoiledProofs() {
        UnaryOperator<JWSHeader.Builder> asIs = header -> header;
        BiConsumer<TestClock, JWTClaimsSet.Builder> nothing = (clock, claims) -> {};
        return Stream.of(
                claims(
                        "htm",
                        "The DPoP proof JWT 'htm' claim does not match the method of the request.",
                        (c, s) -> s.claim("htm", "PATCH")),
                claims(
                        "htu of another path",
                        "The DPoP proof JWT 'htu' claim does not match the URL of the request.",
                        (c, s) -> s.claim("htu", "http://127.0.0.1/other")),
                claims(
                        "no htu",
                        "The DPoP proof JWT 'htu' claim does not match the URL of the request.",
                        (c, s) -> s.claim("htu", null)),
                claims(
                        "no iat",
                        "The DPoP proof JWT 'iat' claim is missing or in the future.",
                        (c, s) -> s.issueTime(null)),
                claims(
                        "iat in the future",
                        "The DPoP proof JWT 'iat' claim is missing or in the future.",
                        (c, s) -> s.issueTime(Date.from(c.instant().plusSeconds(2)))),
                claims(
                        "too old",
                        "The DPoP proof JWT is too old.",
                        (c, s) -> s.issueTime(Date.from(c.instant().minusSeconds(301)))),
                claims("no jti", "The DPoP proof JWT 'jti' claim is missing.", (c, s) -> s.jwtID(null)),
                argumentSet("no type", "The DPoP proof JWT must have the type 'dpop+jwt'.", nothing, (UnaryOperator<
                                JWSHeader.Builder>)
                        header -> header.type(null)),
                argumentSet(
                        "another type", "The DPoP proof JWT must have the type 'dpop+jwt'.", nothing, (UnaryOperator<
                                        JWSHeader.Builder>)
                                header -> header.type(JOSEObjectType.JWT)),
                argumentSet(
                        "no key", "The DPoP proof JWT must contain the public key as 'jwk'.", nothing, (UnaryOperator<
                                        JWSHeader.Builder>)
                                header -> header.jwk(null)),
                argumentSet("another key", "The DPoP proof JWT signature is invalid.", nothing, (UnaryOperator<
                                JWSHeader.Builder>)
                        header -> header.jwk(
                                ServiceClient.ec("other", Curve.P_256).toPublicJWK())));
    }

    private static Arguments claims(String name, String refusal, BiConsumer<TestClock, JWTClaimsSet.Builder> spoiler) {
        UnaryOperator<JWSHeader.Builder> asIs = header -> header;
        return argumentSet(name, refusal, spoiler, asIs);
    }

    @ParameterizedTest
    @MethodSource("spoiledProofs")
    void eachThingThatIsWrongInAProofIsToldByTheTokenEndpoint(
            String refusal,
            BiConsumer<TestClock, JWTClaimsSet.Builder> claimsSpoiler,
            UnaryOperator<JWSHeader.Builder> headerSpoiler) {
        String nonce = client.nonce();
        String proof = client.proof(
                "POST",
                client.endpoint(),
                claims -> {
                    claims.claim("nonce", nonce);
                    claimsSpoiler.accept(ACME.clock, claims);
                },
                headerSpoiler);

        isRefused(client.send(ServiceClient.form(client.assertion()), proof), 400, "invalid_dpop_proof", refusal);
    }

    @ParameterizedTest
    @MethodSource("spoiledProofs")
    void eachThingThatIsWrongInAProofIsToldByACallInItsHeaderOnly(
            String refusal,
            BiConsumer<TestClock, JWTClaimsSet.Builder> claimsSpoiler,
            UnaryOperator<JWSHeader.Builder> headerSpoiler) {
        String token = client.boundToken();
        String proof = client.proof(
                "GET",
                ACME.okta.url() + FACTORS,
                claims -> {
                    claims.claim("ath", ServiceClient.hash(token));
                    claimsSpoiler.accept(ACME.clock, claims);
                },
                headerSpoiler);

        isChallenged(client.get(FACTORS, token, proof), "invalid_dpop_proof", refusal);
    }

    @Test
    void aProofThatIsNoJwtIsRefused() {
        isRefused(
                client.send(ServiceClient.form(client.assertion()), "nonsense"),
                400,
                "invalid_dpop_proof",
                "The DPoP proof JWT cannot be parsed.");
    }

    @Test
    void aSharedSecretProvesNothing() throws ParseException {
        String proof = client.proof("POST", client.endpoint());
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"HS256\"}";
        String forged = com.nimbusds.jose.util.Base64URL.encode(header) + proof.substring(proof.indexOf('.'));

        assertThat(SignedJWT.parse(forged).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        isRefused(
                client.send(ServiceClient.form(client.assertion()), forged),
                400,
                "invalid_dpop_proof",
                "The DPoP proof JWT is signed with an algorithm that is not supported.");
    }

    @Test
    void twoProofsAreOneTooMany() {
        isRefused(
                client.send(ServiceClient.form(client.assertion()), proof(claims -> {}), proof(claims -> {})),
                400,
                "invalid_dpop_proof",
                "There is more than one DPoP proof JWT header.");
    }

    @Test
    void aProofIsGoodOnce() {
        String token = client.boundToken();
        String proof = forFactors(token);
        client.get(FACTORS, token, proof).isOk();

        isChallenged(
                client.get(FACTORS, token, proof), "invalid_dpop_proof", "The DPoP proof JWT has been used already.");
    }

    @Test
    void aProofOfATokenRequestIsGoodOnce() {
        String nonce = client.nonce();
        String proof = proof(claims -> claims.claim("nonce", nonce));
        client.send(ServiceClient.form(client.assertion()), proof).isOk();

        isRefused(
                client.send(ServiceClient.form(client.assertion()), proof),
                400,
                "invalid_dpop_proof",
                "The DPoP proof JWT has been used already.");
    }

    @Test
    void aProofForAnotherTokenIsRefused() {
        String token = client.boundToken();

        isChallenged(
                client.get(FACTORS, token, forFactors(client.boundToken())),
                "invalid_dpop_proof",
                "The DPoP proof JWT 'ath' claim does not match the access token.");
    }

    @Test
    void aProofByAnotherKeyThanTheTokensIsRefused() throws Exception {
        String token = client.boundToken();
        var thief = ServiceClient.ec("thief", Curve.P_256);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(thief.toPublicJWK())
                .build();
        String proof = ServiceClient.signed(
                thief, header, SignedJWT.parse(forFactors(token)).getJWTClaimsSet());

        isChallenged(
                client.get(FACTORS, token, proof),
                "invalid_dpop_proof",
                "The DPoP proof JWT is signed by another key than the access token is bound to.");
    }

    @Test
    void aBoundTokenWithoutProofIsRefused() {
        String token = client.boundToken();

        isChallenged(
                client.get(FACTORS, token, new String[0]),
                "invalid_dpop_proof",
                "The DPoP proof JWT header is missing.");
        isChallenged(
                client.call("GET", FACTORS, "Bearer " + token),
                "dpop_authentication_scheme_required",
                "The access token is bound to a key and must be shown with the DPoP authentication scheme.");
    }

    @Test
    void aPlainTokenIsNotShownWithDpop() {
        String token = client.signIn(
                        client.assertion(claims -> claims.issuer(PLAIN).subject(PLAIN)))
                .isOk()
                .at("/access_token");

        isChallenged(client.get(FACTORS, token), "invalid_token", "The access token is not bound to a key.");
    }

    @Test
    void anAppThatNeedNotProveGetsABearerTokenEvenIfItDoes() {
        String assertion = client.assertion(claims -> claims.issuer(PLAIN).subject(PLAIN));

        assertThat(client.send(ServiceClient.form(assertion), proof(claims -> {}))
                        .isOk()
                        .at("/token_type"))
                .isEqualTo("Bearer");
    }

    @Test
    void theQueryIsNoPartOfTheUrlThatIsProven() {
        String token = client.boundToken();

        client.get(FACTORS + "?anything=1", token, forFactors(token)).isOk();
    }

    @Test
    void theHostOfTheProvenUrlMayBeWrittenInCapitals() {
        String token = client.boundToken();
        String proof = client.proof(
                "GET",
                ACME.okta.url().replace("http:", "HTTP:") + FACTORS,
                claims -> claims.claim("ath", ServiceClient.hash(token)));

        client.get(FACTORS, token, proof).isOk();
    }

    private Reply signInWith(String nonce) {
        return client.send(ServiceClient.form(client.assertion()), proof(claims -> claims.claim("nonce", nonce)));
    }

    private String proof(java.util.function.Consumer<JWTClaimsSet.Builder> spoiler) {
        return client.proof("POST", client.endpoint(), spoiler);
    }

    private String forFactors(String token) {
        return client.proof("GET", ACME.okta.url() + FACTORS, claims -> claims.claim("ath", ServiceClient.hash(token)));
    }

    private static void isRefused(Reply reply, int status, String error, String description) {
        assertThat(reply.at("/error_description")).as(reply.text()).isEqualTo(description);
        assertThat(reply.at("/error")).isEqualTo(error);
        assertThat(reply.status()).isEqualTo(status);
    }

    private static void isChallenged(Reply reply, String error, String description) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text()).isEmpty();
        assertThat(reply.header("WWW-Authenticate"))
                .startsWith("DPoP algs=\"RS256 RS384 RS512 ES256 ES384 ES512\", ")
                .contains("error=\"" + error + "\"", "error_description=\"" + description + "\"");
    }
}
