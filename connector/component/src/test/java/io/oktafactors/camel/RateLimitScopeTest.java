package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What a 429 is about is the same to the call that got it and to all others. */
class RateLimitScopeTest extends OktaFactorsTestSupport {

    private static final String PASS_CODE = "{\"passCode\":\"123456\"}";

    /** A window that ends in a second. */
    private static final String[] TOLD = {
        "Date: Tue, 14 Nov 2023 22:13:20 GMT", "X-Rate-Limit-Limit: 600", "X-Rate-Limit-Reset: 1700000001"
    };

    private static final FakeOkta.Answer UNKNOWN_CODE = limited("E0000999", "X-Nothing: 1");

    private static final FakeOkta.Answer TRIES_OF_A_USER = limited("E0000047", "X-Rate-Limit-Remaining: 400");

    @Override
    int attempts() {
        return 3;
    }

    @Test
    void anUnknownCodeWithoutWhatRemainsIsWaitedForByTheCallToo() {
        okta.answers(UNKNOWN_CODE, FakeOkta.json(200, "{}"));

        assertThat(verify("").getException()).isNull();
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void anUnknownCodeWithoutWhatRemainsStopsAllCallers() {
        okta.answers(
                FakeOkta.json(200, "{}", TOLD[0], TOLD[1], TOLD[2], "X-Rate-Limit-Remaining: 599"),
                UNKNOWN_CODE,
                FakeOkta.json(200, "{}"));
        verify("");

        failureOf(verify("?rateLimitWait=0"), RateLimited.class);

        assertThat(failureOf(verify("?budgetWait=0"), RateLimited.class)).hasMessageContaining("was not sent");
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void aLimitThatLeavesCallsInTheBucketStopsNobodyElse() {
        okta.answers(TRIES_OF_A_USER, FakeOkta.json(200, "{}"));

        failureOf(verify("?rateLimitWait=0"), RateLimited.class);

        assertThat(verify("?budgetWait=0").getException()).isNull();
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void aPassCodeIsNotSentTwiceForALimitThatLeavesCallsInTheBucket() {
        okta.answers(TRIES_OF_A_USER, FakeOkta.json(200, "{}"));

        failureOf(verify(""), RateLimited.class);

        assertThat(okta.calls()).hasSize(1);
    }

    private Exchange verify(String options) {
        return call("okta-factors:verifyFactor" + options, PASS_CODE, IDS);
    }

    private static FakeOkta.Answer limited(String code, String header) {
        return FakeOkta.json(429, "{\"errorCode\":\"" + code + "\"}", TOLD[0], TOLD[1], TOLD[2], header);
    }
}
