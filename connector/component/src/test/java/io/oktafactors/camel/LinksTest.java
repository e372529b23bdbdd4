package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.bodyFor;
import static io.oktafactors.camel.OktaFactorsTestSupport.failureOf;
import static io.oktafactors.camel.OktaFactorsTestSupport.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link gives values to a call; it never says where the call goes. Which links give none is in OktaLinkTest. */
class LinksTest extends OneContextTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            getFactorTransactionStatus | /users/00u9/factors/opf8/transactions/v2mst.7 | GET /users/00u9/factors/opf8/transactions/v2mst.7
            cancelFactorTransaction    | /users/00u9/factors/opf8/transactions/v2mst.7 | DELETE /users/00u9/factors/opf8/transactions/v2mst.7
            getFactorQrCode            | /users/00u9/factors/opf8/qr/00q              | GET /users/00u9/factors/opf8/qr/00q
            pollFactorActivation       | /users/00u9/factors/opf8/lifecycle/activate/poll | POST /users/00u9/factors/opf8/lifecycle/activate/poll
            pollFactorActivation       | /users/00u9/factors/opf8/lifecycle/activate  | POST /users/00u9/factors/opf8/lifecycle/activate/poll
            verifyFactor               | /users/00u9/factors/opf8/verify              | POST /users/00u9/factors/opf8/verify
            verifyFactor               | /users/00u9/factors/opf8                     | POST /users/00u9/factors/opf8/verify
            unenrollFactor             | /users/00u9/factors/opf8                     | DELETE /users/00u9/factors/opf8
            listFactors                | /users/00u9                                  | GET /users/00u9/factors
            getUser                    | /users/ada%40acme.example                    | GET /users/ada%40acme.example
            getUser                    | /users/a+b%2Fc                               | GET /users/a%2Bb%2Fc
            """)
    void aLinkGivesItsValuesAndOutranksThoseOfHeaders(OktaFactorsOperation operation, String link, String call) {
        okta.answers(successOf(operation));

        Exchange exchange = follow(operation, okta.url() + "/api/v1" + link);

        assertThat(exchange.getException()).isNull();
        assertThat(okta.onlyCall().toString().replace("/api/v1", "")).isEqualTo(call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api/v1/users/00u9/factors/opf8",
                "{origin}1/api/v1/users/00u9/factors/opf8",
                "{origin}/api/v1/users/00u9/factors/..",
                "{origin}/api/v1/users/00u9/factors/opf8?x=1",
                "/api/v1/users/00u9/factors/opf8",
                ""
            })
    void aLinkThatGivesNothingIsRefusedWithoutACall(String link) {
        assertRefused(OktaFactorsOperation.getFactor, link.replace("{origin}", okta.url()));
    }

    private Exchange follow(OktaFactorsOperation operation, String link) {
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(OktaFactorsConstants.LINK, link);
        return call("okta-factors:" + operation, bodyFor(operation), headers);
    }

    private void assertRefused(OktaFactorsOperation operation, String link) {
        CamelExchangeException refused = failureOf(follow(operation, link), CamelExchangeException.class);

        assertThat(refused).hasNoCause().hasMessageContaining("The link in the header CamelOktaFactorsLink ");
        if (!link.isEmpty()) {
            assertThat(refused.getMessage()).doesNotContain(link);
        }
        assertThat(okta.calls()).isEmpty();
    }
}
