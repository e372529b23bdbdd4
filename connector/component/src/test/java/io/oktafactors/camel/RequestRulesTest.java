package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.model.EnrollRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Okta is certain to refuse is not sent, and the message says what to send instead; RequestRuleTest has the rules. */
class RequestRulesTest extends OneContextTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activateFactor     | {"passCode":482913}                                      | passCode is empty or not a JSON string; send the code as a string
            enrollFactor       | {"factorType":"sms","provider":"OKTA","enrollment":"x"}  | the body is an entry of listSupportedFactors; send
            resendEnrollFactor | {"factorType":"SMS"}                                     | factorType is spelled differently than in Okta's API; correct
            verifyFactor       | {"code":"482913"}                                        | the body has no field that verifies the factor, so Okta
            """)
    void aBrokenRuleIsRefusedWithAdviceAndWithoutACallUnlessNobodyIsToLook(
            String operation, String body, String advice) {
        Exchange exchange = call("okta-factors:" + operation, body, IDS);

        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasNoCause()
                .hasMessageStartingWith(operation + " was not sent: " + advice)
                .hasMessageContaining(" (option validateRequest)")
                .hasMessageNotContaining("482913");
        assertThat(okta.calls()).isEmpty();

        assertThat(call("okta-factors:" + operation + "?validateRequest=false", body, IDS)
                        .getException())
                .isNull();
        assertThat(okta.onlyCall().text()).isEqualTo(body);
    }

    @Test
    void theFactorIdOfAnOptionIsLookedAtToo() {
        Map<String, Object> headers = Map.of(OktaFactorsConstants.USER_ID, "00u1");

        assertThat(failureOf(
                        call("okta-factors:verifyFactor?factorId=token:hardware", null, headers),
                        CamelExchangeException.class))
                .hasMessageContaining("no challenge is sent for this factor type");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 86401})
    void theRuleHoldsForAHeaderToo(int seconds) {
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(OktaFactorsConstants.TOKEN_LIFETIME_SECONDS, seconds);

        assertThat(failureOf(call("okta-factors:verifyFactor", null, headers), CamelExchangeException.class))
                .hasMessageContaining("tokenLifetimeSeconds must be 1 to 86400");
    }

    @ParameterizedTest
    @CsvSource({"enrollFactor, 0", "verifyFactor, 86401", "verifyFactor, -1"})
    void asAnOptionItIsRefusedAtStart(String operation, int seconds) {
        String uri = "okta-factors:" + operation + "?tokenLifetimeSeconds=" + seconds;

        assertThatThrownBy(() -> context.getEndpoint(uri))
                .rootCause()
                .hasMessage("The option tokenLifetimeSeconds must be 1 to 86400 (option validateRequest)");
        assertThat(context.getEndpoint(uri + "&validateRequest=false")).isNotNull();
    }

    @Test
    void aModelIsSentAsItsJson() {
        okta.answers(FakeOkta.json(200, "{}"));

        EnrollRequest sms = EnrollRequest.sms("+12065550142");

        for (Object body : List.of(sms, sms.toTree(), sms.toMap())) {
            call("okta-factors:enrollFactor", body, IDS);
        }

        assertThat(okta.calls()).hasSize(3).allSatisfy(call -> assertThat(call.text())
                .isEqualTo("{\"factorType\":\"sms\",\"provider\":\"OKTA\","
                        + "\"profile\":{\"phoneNumber\":\"+12065550142\"}}"));
    }
}
