package io.oktafactors.camel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.model.VerifyRequest;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes the body of a request; what is refused over the wire is in BodiesTest. */
class JsonBodyTest {

    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final String JSON = "{\"passCode\":\"1\"}";

    @Test
    void anObjectIsTakenInEveryForm() throws CamelExchangeException {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);

        for (Object body : new Object[] {
            JSON,
            bytes,
            new ByteArrayInputStream(bytes),
            Map.of("passCode", "1"),
            VerifyRequest.passCode("1"),
            VerifyRequest.passCode("1").toTree(),
            "\uFEFF" + JSON
        }) {
            JsonBody read = of(OktaFactorsOperation.verifyFactor, body);

            assertThat(read.bytes()).isEqualTo(bytes);
            assertThat(read.tree().path("passCode").textValue()).isEqualTo("1");
            assertThat(read).hasToString("body");
        }
    }

    @Test
    void anObjectHasAnyOfTheFieldsThatItHas() throws CamelExchangeException {
        JsonBody body = of(OktaFactorsOperation.verifyFactor, JSON);

        assertThat(body.hasAny(Set.of("answer", "passCode"))).isTrue();
        assertThat(body.hasAny(Set.of("answer"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void nothingIsNoBody(String nothing) throws CamelExchangeException {
        assertThat(of(OktaFactorsOperation.verifyFactor, nothing)).isNull();
        assertThat(of(OktaFactorsOperation.verifyFactor, null)).isNull();
        assertThatThrownBy(() -> of(OktaFactorsOperation.enrollFactor, nothing))
                .hasMessageContaining("enrollFactor requires a body");
    }

    @Test
    void anOperationThatSendsNoneDoesNotLookAtTheMessage() throws CamelExchangeException {
        assertThat(of(OktaFactorsOperation.listFactors, "no JSON")).isNull();
    }

    @Test
    void aStreamThatNothingIsLeftInIsRefused() throws CamelExchangeException {
        assertThatThrownBy(() -> of(OktaFactorsOperation.verifyFactor, InputStream.nullInputStream()))
                .hasMessageContaining("is a stream that has been read to its end");
        assertThat(of(OktaFactorsOperation.verifyFactor, new InputStreamCache(new byte[0])))
                .isNull();
        assertThat(JsonBody.readsOnce(new StringReader(""))).isTrue();
        assertThat(JsonBody.readsOnce("")).isFalse();
    }

    @Test
    void oneByteAndTwoAreLookedAtForTheirEncoding() {
        assertWide(new byte[] {0, '{'});
        assertWide(new byte[] {'{', 0});
        assertWide(new byte[] {(byte) 0xfe, (byte) 0xff});
        assertWide(new byte[] {(byte) 0xff, (byte) 0xfe});
        for (byte[] other : new byte[][] {{0}, {'7'}, {(byte) 0xef, (byte) 0xbb}, {(byte) 0xef, (byte) 0xbb, 'x'}}) {
            assertThatThrownBy(() -> of(OktaFactorsOperation.verifyFactor, other))
                    .hasMessageContaining("it must be one JSON object");
        }
    }

    private static void assertWide(byte[] body) {
        assertThatThrownBy(() -> of(OktaFactorsOperation.verifyFactor, body))
                .hasMessageContaining("is in UTF-16 or UTF-32");
    }

    private static JsonBody of(OktaFactorsOperation operation, Object body) throws CamelExchangeException {
        Exchange exchange = new DefaultExchange(CONTEXT);
        exchange.getMessage().setBody(body);
        return JsonBody.of(operation, exchange);
    }
}
