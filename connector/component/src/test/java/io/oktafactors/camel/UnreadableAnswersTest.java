package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A success that is not what its operation promises leaves the outcome open. */
class UnreadableAnswersTest extends OktaFactorsTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listFactors | ''                       | is empty
            listFactors | ' '                      | is empty
            listFactors | <html>482913</html>      | is not valid JSON at line 1
            listFactors | [{"passCode":"482913"    | is not valid JSON at line 1
            listFactors | {"passCode":"482913"}    | is not a JSON array: it starts with
            listFactors | "482913"                 | is not a JSON array: it starts with
            listFactors | null                     | is not a JSON array: it starts with
            listFactors | [] x482913               | is not valid JSON at line 1
            getFactor   | ''                       | is empty
            getFactor   | []                       | is not a JSON object: it starts with
            getFactor   | {"passCode":482913x}     | is not valid JSON at line 1
            getFactor   | {} {}                    | has text after the end of the JSON value
            getFactor   | {"id":1e99999482913}     | cannot be parsed as JSON
            enrollFactor| <html>482913</html>      | is not valid JSON at line 1
            verifyFactor| ''                       | is empty
            unenrollFactor | <html>log in</html>   | is not valid JSON at line 1
            """)
    void isUnavailableAndNotQuoted(OktaFactorsOperation operation, String body, String fault) {
        okta.answers(FakeOkta.json(200, body, "X-Okta-Request-Id: req1"));

        Exchange exchange = call(operation);

        Unavailable unavailable = failureOf(exchange, Unavailable.class);
        assertThat(unavailable)
                .hasMessageContaining(" answered 200, but the response body " + fault)
                .hasMessageEndingWith(", request id req1")
                .message()
                .doesNotContain("482913");
        assertThat(unavailable.getStatusCode()).isEqualTo(200);
        assertThat(unavailable.getRequestId()).isEqualTo("req1");
        assertThat(unavailable.getErrorCode()).isNull();
    }

    /** The text is parsed by whoever goes on with it; to parse it here too would be to do it twice. */
    @Test
    void ofATextTheTwoEndsAreLookedAtAndOfMapsAll() {
        okta.answers(FakeOkta.json(200, " [] [482913]\n"));

        assertThat(call("okta-factors:listFactors", null, IDS).getMessage().getBody())
                .isEqualTo(" [] [482913]\n");
        assertThat(failureOf(call("okta-factors:listFactors?outputType=map", null, IDS), Unavailable.class))
                .hasMessageContaining(" answered 200, but the response body has text after the end of the JSON value");
    }
}
