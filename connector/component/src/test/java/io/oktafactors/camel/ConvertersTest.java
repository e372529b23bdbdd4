package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.model.ActivateRequest;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.model.ResendRequest;
import io.oktafactors.camel.model.SecurityQuestion;
import io.oktafactors.camel.model.SupportedFactor;
import io.oktafactors.camel.model.User;
import io.oktafactors.camel.model.VerifyRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Camel makes a model of by itself. */
class ConvertersTest extends OktaFactorsTestSupport {

    private static final String JSON = "{\"factorType\":\"sms\",\"provider\":\"OKTA\",\"brandNew\":1.10}";

    static Stream<Object> values() throws Exception {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                JSON,
                bytes,
                new ByteArrayInputStream(bytes),
                new ObjectMapper().readTree(JSON),
                Map.of("factorType", "sms", "provider", "OKTA", "brandNew", 1.10));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aFactorIsMadeOfTextBytesStreamTreeOrMap(Object value) {
        Factor factor = context.getTypeConverter().convertTo(Factor.class, value);

        assertThat(factor.getFactorType()).isEqualTo("sms");
        assertThat(factor.get("brandNew").toString()).startsWith("1.1");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ActivateRequest.class,
                EnrollRequest.class,
                Factor.class,
                FactorResult.class,
                ResendRequest.class,
                SecurityQuestion.class,
                SupportedFactor.class,
                User.class,
                VerifyRequest.class
            })
    void everyModelIsMadeOfTextAndOfAMap(Class<? extends OktaObject> type) {
        Map<String, String> map = Map.of("factorType", "sms");

        assertThat(context.getTypeConverter().convertTo(type, "{\"factorType\":\"sms\"}"))
                .isInstanceOf(type)
                .isEqualTo(context.getTypeConverter().convertTo(type, map))
                .extracting(OktaObject::toMap)
                .isEqualTo(map);
    }

    @Test
    void aRouteConvertsItsBodyToARequestAndItsAnswerToAFactor() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .convertBodyTo(EnrollRequest.class)
                        .to("okta-factors:enrollFactor")
                        .convertBodyTo(Factor.class)
                        .setBody(simple("${body.pending}"));
            }
        });
        okta.answers(FakeOkta.json(200, "{\"id\":\"sms1\",\"status\":\"PENDING_ACTIVATION\"}"));

        Exchange exchange = call("direct:in", JSON, IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(okta.onlyCall().text()).isEqualTo(JSON);
        assertThat(exchange.getMessage().getBody(Boolean.class)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            canary5             | is not valid JSON at line 1
            {"x": canary5}      | is not valid JSON at line 1
            ["canary5"]         | is not a JSON object: it starts with
            "canary5"           | is not a JSON object: it starts with
            {} {"x": "canary5"} | has text after the end of the JSON value
            {"canary5": 1e99999999999} | cannot be parsed as JSON
            ''                  | is empty
            """)
    void aTextThatIsNotOneJsonObjectIsRefusedWithoutQuotingIt(String text, String fault) {
        assertThatThrownBy(() -> context.getTypeConverter().mandatoryConvertTo(EnrollRequest.class, text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("The value " + fault)
                .hasMessageContaining("EnrollRequest")
                .message()
                .doesNotContain("canary5");
    }

    @Test
    void aMapThatDoesNotBecomeJsonIsRefusedWithoutQuotingIt() {
        Object opaque = new Object() {
            @Override
            public String toString() {
                return "canary5";
            }
        };

        assertThatThrownBy(() ->
                        context.getTypeConverter().mandatoryConvertTo(EnrollRequest.class, Map.of("answer", opaque)))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("contains a value that cannot be converted to JSON")
                .message()
                .doesNotContain("canary5");
    }

    @Test
    void whatIsNoJsonIsLeftToOthers() {
        for (Object other : List.of(42, List.of(JSON), EnrollRequest.push())) {
            assertThatThrownBy(() -> context.getTypeConverter().mandatoryConvertTo(Factor.class, other))
                    .isInstanceOf(NoTypeConversionAvailableException.class);
        }
    }
}
