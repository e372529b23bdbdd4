package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.bodyFor;
import static io.oktafactors.camel.OktaFactorsTestSupport.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message body may be, and what it must not be. */
class BodiesTest extends OneContextTestSupport {

    private static final String BODY = "{\"passCode\":\"482913\",\"name\":\"Zoë\"}";

    static Stream<Object> bodies() {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        Map<String, String> map = new LinkedHashMap<>();
        map.put("passCode", "482913");
        map.put("name", "Zoë");
        return Stream.of(BODY, bytes, new ByteArrayInputStream(bytes), map);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyMayBeTextBytesStreamOrMap(Object body) {
        okta.answers(FakeOkta.json(200, "{}"));

        call("okta-factors:verifyFactor", body, IDS);

        assertThat(okta.onlyCall().text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @EnumSource(names = {"enrollFactor", "resendEnrollFactor"})
    void anOperationThatNeedsABodyIsRefusedWithout(OktaFactorsOperation operation) {
        for (Object nothing : new Object[] {null, "", new byte[0], InputStream.nullInputStream()}) {
            Exchange exchange = call("okta-factors:" + operation, nothing, IDS);

            assertThat(failureOf(exchange, CamelExchangeException.class))
                    .hasMessageContaining(operation + " requires a body: a JSON object");
        }
        assertThat(okta.calls()).isEmpty();
    }

    static Stream<Object> bodiesThatCanBeReadOnce() {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                new ByteArrayInputStream(bytes),
                new BufferedInputStream(new ByteArrayInputStream(bytes)), // which tells when it is read after its end
                new StringReader(BODY));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatCanBeReadOnce")
    void aRedeliveryWithoutABodyToReadFailsAsTheFirstAttemptDid(Object body) throws Exception {
        okta.answers(FakeOkta.json(503, "{}"));
        redeliver("okta-factors:verifyFactor", 2);

        Exchange exchange = call("direct:again", body, IDS);

        assertThat(failureOf(exchange, OktaFactorsException.Unavailable.class))
                .hasMessageContaining("503")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(why -> assertThat(why).hasMessageContaining("The body of verifyFactor")));
        assertThat(okta.onlyCall().text()).isEqualTo(BODY);
    }

    @Test
    void aRedeliveryWithoutTheBodyThatIsNeededFailsAsTheFirstAttemptDid() throws Exception {
        okta.answers(FakeOkta.json(503, "{}"));
        redeliver("okta-factors:resendEnrollFactor", 1);
        String body = bodyFor(OktaFactorsOperation.resendEnrollFactor);

        Exchange exchange = call("direct:again", new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), IDS);

        assertThat(failureOf(exchange, OktaFactorsException.Unavailable.class)).hasMessageContaining("503");
        assertThat(okta.onlyCall().text()).isEqualTo(body);
    }

    private void redeliver(String uri, int times) throws Exception {
        context.removeRouteDefinitions(new ArrayList<>(context.getRouteDefinitions()));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:again")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(times).redeliveryDelay(0))
                        .to(uri);
            }
        });
    }

    @Test
    void aStreamThatWasReadBeforeIsNotTakenForNoBody() throws Exception {
        InputStream read = new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8));
        read.readAllBytes();

        Exchange exchange = call("okta-factors:verifyFactor", read, IDS);

        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasMessageContaining("The body of verifyFactor is a stream that has been read to its end");
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void theFailureOfAnEarlierStepIsNoneOfTheCall() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:steps")
                        .streamCache("false")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0))
                        .process(exchange -> {
                            if (tries.incrementAndGet() == 1) {
                                throw new IllegalStateException("earlier");
                            }
                        })
                        .to("okta-factors:verifyFactor");
            }
        });

        Exchange exchange = call("direct:steps", InputStream.nullInputStream(), IDS);

        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasMessageContaining("The body of verifyFactor is a stream that has been read to its end");
    }

    @Test
    void anEmptyStreamThatCanBeReadAgainIsNoBody() {
        okta.answers(FakeOkta.json(200, "{}"));

        call("okta-factors:verifyFactor", new InputStreamCache(new byte[0]), IDS);

        assertThat(okta.onlyCall().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "482913",
                "\"482913\"",
                "[{\"passCode\":\"482913\"}]",
                "{\"passCode\":\"482913\"",
                "{\"passCode\":482913x}",
                "{passCode:'482913'}",
                "passCode=482913",
                "{\"passCode\":\"482913\"} {}",
                "{\"passCode\":\"482913\"}482913",
                "null",
                " ",
                "{\"passCode\":\"482913\",\"x\":1e99999482913}",
                "\u0000"
            })
    void aBodyThatIsNotOneJsonObjectIsRefusedWithoutQuotingIt(String body) {
        Exchange exchange = call("okta-factors:verifyFactor", body, IDS);

        assertRefused(exchange);
    }

    @Test
    void aBodyThatDoesNotBecomeBytesIsRefusedWithoutQuotingIt() {
        Object opaque = new Object() {
            @Override
            public String toString() {
                return "482913";
            }
        };
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("482913");
            }

            @Override
            public String toString() {
                return "482913";
            }
        };
        Map<String, Object> mapOfNoJson = Map.of("passCode", opaque);

        for (Object body : List.of(opaque, broken, mapOfNoJson, List.of("482913"))) {
            assertRefused(call("okta-factors:verifyFactor", body, IDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void aBodyInAWiderEncodingIsRefusedWithWhatToDo(String charset) {
        Exchange exchange = call("okta-factors:verifyFactor", BODY.getBytes(Charset.forName(charset)), IDS);

        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasMessageStartingWith("The body of verifyFactor is in UTF-16 or UTF-32, but Okta accepts UTF-8 only;"
                        + " convert it to a String");
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void aByteOrderMarkOfUtf8DoesNotGoOut() {
        okta.answers(FakeOkta.json(200, "{}"));

        for (Object body : List.of("\uFEFF" + BODY, ("\uFEFF" + BODY).getBytes(StandardCharsets.UTF_8))) {
            assertThat(call("okta-factors:verifyFactor", body, IDS).getException())
                    .isNull();
        }

        assertThat(okta.calls()).hasSize(2).allSatisfy(call -> assertThat(call.body())
                .isEqualTo(BODY.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertRefused(Exchange exchange) {
        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasNoCause()
                .hasMessageContaining("The body of verifyFactor")
                .message()
                .doesNotContain("482913");
        assertThat(okta.calls()).isEmpty();
    }
}
