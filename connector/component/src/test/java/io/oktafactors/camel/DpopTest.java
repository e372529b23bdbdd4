package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access tokens that are bound to a key (DPoP). The other side checks every proof, and takes each once. */
class DpopTest extends OauthTestSupport {

    @BeforeEach
    void wantProofs() {
        oauth.wantsDpop = true;
        oauth.nonce = "nonce1";
    }

    @Test
    void anAppThatWantsProofsIsNoticed() {
        succeed();

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::method)
                .as("without a proof, with one, with the nonce, then the call")
                .containsExactly("POST", "POST", "POST", "GET");
        assertThat(okta.calls().get(0).header("DPoP")).isEmpty();
        assertThat(okta.calls().get(3).header("Authorization")).containsExactly("DPoP canaryAccessToken1");
        assertThat(oauth.assertions).extracting(JWTClaimsSet::getJWTID).doesNotHaveDuplicates();
    }

    @Test
    void anAppWithoutNonceIsServedToo() {
        oauth.nonce = null;

        succeed();

        assertThat(callsTo("/oauth2")).isEqualTo(2);
    }

    @Test
    void whatWasLearntIsUsedForTheNextToken() {
        succeed();
        oauth.revokeAll();

        succeed();

        assertThat(callsTo("/oauth2")).isEqualTo(4);
        assertThat(oauth.tokens).hasSize(2);
    }

    @Test
    void aNonceThatChangedIsTakenUp() {
        succeed();
        oauth.revokeAll();
        oauth.nonce = "nonce2";

        succeed();

        assertThat(oauth.tokens).hasSize(2);
    }

    @Test
    void aNonceThatChangesForeverIsGivenUp() {
        oauth.tokenAnswer = (call, socket) -> FakeOkta.json(
                        400,
                        "{\"error\":\"use_dpop_nonce\"}",
                        "DPoP-Nonce: n" + okta.calls().size())
                .to(call, socket);

        Rejected rejected = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(rejected.getErrorCode()).isEqualTo("use_dpop_nonce");
        assertThat(callsTo("/oauth2")).isEqualTo(4);
    }

    @Test
    void aRefusedProofIsNotRepeated() {
        oauth.tokenAnswer = FakeOkta.json(400, "{\"error\":\"invalid_dpop_proof\"}");

        failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(callsTo("/oauth2")).isEqualTo(2);
    }

    @Test
    void theTokenIsKeptThroughLimitsAndEachTryHasItsProof() {
        succeed();
        oauth.resource = FakeOkta.json(429, "{\"errorCode\":\"E0000047\"}");
        for (int i = 0; i < 5; i++) {
            failureOf(call(OktaFactorsOperation.listFactors), RateLimited.class);
        }
        oauth.resource = FakeOkta.json(200, "[]");

        succeed();

        assertThat(oauth.tokens).hasSize(1);
        assertThat(okta.calls().stream().flatMap(call -> call.header("DPoP").stream()))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsMakeProofsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            done.add(threads.submit(this::succeed));
        }
        for (Future<?> each : done) {
            each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(oauth.tokens).hasSize(1);
    }

    @Test
    void aQueryIsNoPartOfTheProof() {
        oauth.resource = FakeOkta.json(200, "{}");

        assertThat(call("okta-factors:verifyFactor?templateId=a b&tokenLifetimeSeconds=60", null, IDS)
                        .getException())
                .isNull();
        assertThat(okta.calls().get(3).target()).contains("?");
    }

    private void succeed() {
        Exchange exchange = call(OktaFactorsOperation.listFactors);
        assertThat(exchange.getException()).isNull();
    }
}
