package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The advisories for Camel that are open in the version this is built with, or that taught a lesson: none of them works
 * through this component.
 */
class AdvisoriesTest extends OktaFactorsTestSupport {

    private final OktaFactorsHeaderFilterStrategy filter = new OktaFactorsHeaderFilterStrategy();

    /** CVE-2025-27636, CVE-2025-29891, CVE-2025-30177 (HTTP) and CVE-2026-40453 (JMS): a spelling passes the filter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelOktaFactorsUserId",
                "CAmelOktaFactorsUserId",
                "camelOktaFactorsUserId",
                "CAMELOKTAFACTORSUSERID",
                "CamelHttpUri",
                "cAMELHttpUri",
                "CAMEL",
                " CamelOktaFactorsUserId",
                "\t\u00a0camelHttpUri",
                "\u0000CamelHttpUri",
                "  kafka.OVERRIDE_TOPIC",
                "Org.Apache.Camel.x",
                "kafka.OVERRIDE_TOPIC",
                "Kafka.override_topic"
            })
    void noSpellingOfAControlHeaderPassesTheFilter(String header) {
        assertThat(filter.applyFilterToExternalHeaders(header, "x", new DefaultExchange(context)))
                .isTrue();
        assertThat(filter.applyFilterToCamelHeaders(header, "x", new DefaultExchange(context)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "JMSXGroupID", "traceparent", "x-camel", "Content-Type"})
    void otherHeadersPassTheFilter(String header) {
        assertThat(filter.applyFilterToExternalHeaders(header, "x", new DefaultExchange(context)))
                .isFalse();
    }

    /** CVE-2026-40860: an object that came with a message is unpacked. */
    @Test
    void anObjectInTheBodyIsNeitherUnpackedNorSent() {
        assertRefused(new ArrayList<>(List.of("x")));
        assertRefused(new Exception("x"));
    }

    /** CVE-2026-43866: a forged holder fills body, headers and properties. */
    @Test
    void aHolderOfAnExchangeFillsNothing() {
        Exchange forged = new DefaultExchange(context);
        forged.getMessage().setBody("{}");
        forged.getMessage().setHeader(OktaFactorsConstants.USER_ID, "00uEvil");
        forged.setProperty("evil", true);

        Exchange exchange = assertRefused(DefaultExchangeHolder.marshal(forged));

        assertThat(exchange.getMessage().getHeaders()).isEqualTo(IDS);
        assertThat(exchange.getProperty("evil")).isNull();
    }

    /** CVE-2026-49098: a header of an HTTP answer redirects what is sent afterwards. */
    @Test
    void noHeaderOfAnAnswerReachesTheMessage() {
        okta.answers(FakeOkta.json(
                200,
                "[]",
                "kafka.OVERRIDE_TOPIC: evil",
                "CamelHttpUri: http://evil.example",
                "CamelOktaFactorsUserId: 00uEvil",
                "CamelOktaFactorsLink: http://evil.example",
                "JMSReplyTo: evil"));

        assertThat(call(OktaFactorsOperation.listFactors).getMessage().getHeaders())
                .containsOnlyKeys(
                        OktaFactorsConstants.USER_ID,
                        OktaFactorsConstants.FACTOR_ID,
                        OktaFactorsConstants.TRANSACTION_ID,
                        OktaFactorsConstants.QR_TOKEN,
                        OktaFactorsConstants.RESPONSE_CODE)
                .containsEntry(OktaFactorsConstants.USER_ID, "00u1");
    }

    /** CVE-2026-49099 and CVE-2026-46587: a parameter is taken from a header without the component's prefix. */
    @Test
    void aParameterWithoutThePrefixIsNone() {
        Map<String, Object> headers = new HashMap<>();
        for (OktaFactorsParameter parameter : OktaFactorsParameter.values()) {
            headers.put(parameter.name(), "1");
            headers.put(parameter.wireName(), "1");
            headers.put("OktaFactors" + parameter.name(), "1");
            headers.put("Camel" + parameter.name(), "1");
        }
        for (String option : new String[] {"orgUrl", "token", "operation", "link", "outputType", "validateRequest"}) {
            headers.put(option, "1");
            headers.put("CamelOktaFactors" + option, "1");
        }
        headers.remove("CamelOktaFactorslink");

        assertThat(failureOf(call("okta-factors:listFactors", null, headers), CamelExchangeException.class))
                .hasMessageContaining("No userId");
        headers.putAll(IDS);
        call("okta-factors:verifyFactor", "{\"passCode\":\"1\"}", headers);
        assertThat(okta.onlyCall()).hasToString("POST /api/v1/users/00u1/factors/sms2/verify");
        assertThat(okta.onlyCall().header("X-Forwarded-For")).isEmpty();
        assertThat(okta.onlyCall().header("Accept-Language")).isEmpty();
        assertThat(okta.onlyCall().header("User-Agent")).doesNotContain("1");
    }

    /** Header injection by characters that a client cuts down to CR and LF. */
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\u010d\u010aX-Evil: 1", "a\u560d\u560aX-Evil: 1", "a\u2028b", "Zoë"})
    void aForwardedHeaderValueCannotEndItsLine(String value) {
        for (String header : new String[] {
            OktaFactorsConstants.USER_AGENT, OktaFactorsConstants.X_FORWARDED_FOR, OktaFactorsConstants.ACCEPT_LANGUAGE
        }) {
            Map<String, Object> headers = new HashMap<>(IDS);
            headers.put(header, value);

            assertThat(failureOf(call("okta-factors:verifyFactor", null, headers), CamelExchangeException.class))
                    .hasMessageContaining("correct the header " + header)
                    .message()
                    .doesNotContain("Evil", "Zo");
        }
        assertThat(okta.calls()).isEmpty();
    }

    private Exchange assertRefused(Object body) {
        Exchange exchange = call("okta-factors:verifyFactor", body, IDS);
        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasMessageContaining("cannot be converted to JSON");
        assertThat(okta.calls()).isEmpty();
        return exchange;
    }
}
