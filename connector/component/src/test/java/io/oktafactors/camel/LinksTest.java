package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.bodyFor;
import static io.oktafactors.camel.OktaFactorsTestSupport.failureOf;
import static io.oktafactors.camel.OktaFactorsTestSupport.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.operation.OktaLink;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link gives values to a call; it never says where the call goes. */
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
                "https://evil.example:443/api/v1/users/00u9/factors/opf8",
                "{origin}.evil.example/api/v1/users/00u9/factors/opf8",
                "{origin}1/api/v1/users/00u9/factors/opf8",
                "{https}/api/v1/users/00u9/factors/opf8",
                "http://127.0.0.1/api/v1/users/00u9/factors/opf8",
                "http://localhost:{port}/api/v1/users/00u9/factors/opf8",
                "http://user@127.0.0.1:{port}/api/v1/users/00u9/factors/opf8",
                "//127.0.0.1:{port}/api/v1/users/00u9/factors/opf8",
                "/api/v1/users/00u9/factors/opf8",
                "file:///etc/passwd",
                "mailto:ada@acme.example",
                "not a link",
                ""
            })
    void aLinkToElsewhereIsRefusedWithoutACall(String link) {
        String port = okta.url().replaceAll(".*:", "");
        String href = link.replace("{origin}", okta.url())
                .replace("{https}", okta.url().replace("http:", "https:"))
                .replace("{port}", port);

        assertRefused(OktaFactorsOperation.getFactor, href);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/00u9",
                "/api/v1/users/00u9/factors",
                "/api/v1/users/00u9/factors/opf8/verify",
                "/api/v1/users/00u9/factors/opf8/",
                "/api/v1/users/00u9/factors/..",
                "/api/v1/users/00u9/factors/%2e%2e",
                "/api/v1/users/00u9/factors/%20",
                "/api/v1/users/00u9/factors/a%0d%0ab",
                "/api/v1/users/00u9/factors/opf%ff",
                "/api/v1/users//factors/opf8",
                "/api/v1/../v1/users/00u9/factors/opf8",
                "/api/v1/groups/00u9/factors/opf8",
                "/api/v2/users/00u9/factors/opf8",
                "/oauth2/v1/token",
                "/api/v1/users/00u9/factors/opf8?x=1",
                "/api/v1/users/00u9/factors/opf8#x"
            })
    void aLinkToSomethingElseIsRefusedWithoutACall(String path) {
        assertRefused(OktaFactorsOperation.getFactor, okta.url() + path);
    }

    @Test
    void theStandardPortIsTheSameOriginWrittenOrNot() {
        String path = "/api/v1/users/00u9";

        for (String orgUrl : new String[] {"https://acme.okta.com", "https://acme.okta.com:443"}) {
            for (String link :
                    new String[] {"https://acme.okta.com", "https://ACME.okta.com:443", "HTTPS://acme.okta.com"}) {
                assertThat(OktaLink.values(link + path, OktaFactorsOperation.getUser.template(), orgUrl))
                        .containsExactlyEntriesOf(Map.of(OktaFactorsParameter.userId, "00u9"));
            }
        }
        assertThatThrownBy(() -> OktaLink.values(
                        "https://acme.okta.com:8443" + path,
                        OktaFactorsOperation.getUser.template(),
                        "https://acme.okta.com"))
                .isInstanceOf(IllegalArgumentException.class);
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
