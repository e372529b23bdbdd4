package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers of a message may come from anywhere: those with control over other components have none over this one. */
class InjectedHeadersTest extends OktaFactorsTestSupport {

    static Stream<UnaryOperator<String>> spellings() {
        return Stream.of(
                name -> name,
                name -> name.toLowerCase(Locale.ROOT),
                name -> name.toUpperCase(Locale.ROOT),
                name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void anInjectedHeaderCannotRedirectOrAlterTheCall(UnaryOperator<String> spelling) {
        okta.answers(FakeOkta.json(200, "{}"));
        call("okta-factors:verifyFactor", "{\"passCode\":\"1\"}", IDS);
        try (FakeOkta evil = new FakeOkta()) {
            Map<String, Object> headers = new HashMap<>();
            injected(evil).forEach((name, value) -> headers.put(spelling.apply(name), value));
            headers.putAll(IDS);

            call("okta-factors:verifyFactor", "{\"passCode\":\"1\"}", headers);

            assertThat(evil.calls()).isEmpty();
        }
        assertThat(okta.calls()).hasSize(2);
        assertThat(okta.calls().get(1))
                .usingRecursiveComparison()
                .isEqualTo(okta.calls().get(0));
    }

    private static Map<String, Object> injected(FakeOkta evil) {
        Map<String, Object> headers = new HashMap<>();
        for (String name : new String[] {
            "CamelHttpUri", "CamelHttpBaseUri", "CamelHttpUrl", "CamelRestHttpUri", "CamelOktaFactorsOrgUrl", "orgUrl"
        }) {
            headers.put(name, evil.url());
        }
        headers.put("CamelHttpMethod", "DELETE");
        headers.put("CamelHttpPath", "/evil");
        headers.put("CamelHttpQuery", "evil=1");
        headers.put("CamelHttpRawQuery", "evil=1");
        headers.put("CamelRestHttpQuery", "evil=1");
        headers.put("CamelHttpHost", "127.0.0.1");
        headers.put("CamelHttpPort", evil.url().replaceAll(".*:", ""));
        headers.put("CamelHttpProtocolVersion", "HTTP/1.0");
        headers.put("CamelOktaFactorsToken", "00evil");
        headers.put("CamelOktaFactorsOperation", "unenrollFactor");
        headers.put("CamelOktaFactorsPath", "/evil");
        headers.put("Host", "evil.example");
        headers.put("Authorization", "Basic ZXZpbA==");
        headers.put("Proxy-Authorization", "Basic ZXZpbA==");
        headers.put("Content-Length", "1");
        headers.put("Transfer-Encoding", "chunked");
        headers.put("Cookie", "sid=1");
        headers.put("User-Agent", "evil");
        headers.put("X-Forwarded-For", "192.0.2.66");
        headers.put("Accept-Language", "xx");
        headers.put("userId", "00uEvil");
        headers.put("factorId", "evil");
        return headers;
    }
}
