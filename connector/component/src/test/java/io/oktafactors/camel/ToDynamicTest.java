package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A URI that is computed for each message ({@code toD}). */
class ToDynamicTest extends OktaFactorsTestSupport {

    @BeforeEach
    void answer() {
        okta.answers(FakeOkta.json(200, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okta-factors:getFactor?userId=${header.u}&factorId=${header.f}",
                "okta-factors:getFactor?userId=RAW(${header.u})&factorId=RAW{${header.f}}",
                "okta-factors:getFactor?factorId=$simple{header.f}&userId=${header.${header.name}}",
                "okta-factors:${header.op}?factorId=${header.f}&userId=${header.u}",
                "okta-factors:getFactor?userId={{who}}&factorId={{which}}",
                "{{where}}?userId=${header.u}&factorId=${header.f}"
            })
    void manyUsersMakeOneEndpoint(String uri) throws Exception {
        context.getPropertiesComponent().addInitialProperty("where", "okta-factors:getFactor");
        context.getPropertiesComponent().addInitialProperty("who", "${header.u}");
        context.getPropertiesComponent().addInitialProperty("which", "${header.f}");
        route(uri);
        int before = context.getEndpoints().size();

        for (int i = 0; i < 50; i++) {
            Exchange exchange =
                    call("direct:in", null, Map.of("u", "00u" + i, "f", "sms" + i, "op", "getFactor", "name", "u"));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeaders().keySet())
                    .noneMatch(OktaFactorsConstants.USER_ID::equalsIgnoreCase);
            assertThat(exchange.getAllProperties().keySet()).noneMatch(name -> name.contains("OktaFactors"));
        }

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::target)
                .hasSize(50)
                .contains("/api/v1/users/00u0/factors/sms0", "/api/v1/users/00u49/factors/sms49");
        assertThat(context.getEndpoints()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ada+test@acme.example   | ada%2Btest%40acme.example
            a&token=00evil          | a%26token%3D00evil
            a?b#c                   | a%3Fb%23c
            100%25 % x              | 100%2525%20%25%20x
            a/../b                  | a%2F..%2Fb
            RAW(x)                  | RAW%28x%29
            ${header.f}             | %24%7Bheader.f%7D
            #bean:x                 | %23bean%3Ax
            Zoë                     | Zo%C3%AB
            """)
    void aValueWithSpecialCharactersArrivesAsItIs(String value, String sent) throws Exception {
        route("okta-factors:listFactors?userId=${header.u}&outputType=map");
        okta.answers(FakeOkta.json(200, "[]"));

        Exchange exchange = call("direct:in", null, Map.of("u", value));

        assertThat(exchange.getException()).isNull();
        assertThat(okta.onlyCall().target()).isEqualTo("/api/v1/users/" + sent + "/factors");
        assertThat(okta.onlyCall().header("Authorization")).containsExactly("SSWS " + TOKEN);
        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of());
    }

    /** Camel would put the property into the URI. */
    @Test
    void aPlaceholderInAValueIsNoPlaceholder() throws Exception {
        context.getPropertiesComponent().addInitialProperty("secret", "00canary");
        route("okta-factors:getUser?userId=${header.u}");

        call("direct:in", null, Map.of("u", "{{secret}}"));

        assertThat(okta.onlyCall().target()).isEqualTo("/api/v1/users/%7B%7Bsecret%7D%7D");
    }

    @Test
    void optionsAndCredentialsStayThoseOfTheUri() throws Exception {
        route("okta-factors:enrollFactor?userId=${header.u}&token=RAW(00a&b%2F)&outputType=${header.out}"
                + "&tokenLifetimeSeconds=${header.seconds}&activate=true");

        for (String user : List.of("00u1", "00u2")) {
            Exchange exchange = call(
                    "direct:in",
                    "{\"factorType\":\"sms\",\"provider\":\"OKTA\"}",
                    Map.of("u", user, "out", "map", "seconds", 60));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isEqualTo(Map.of());
        }

        assertThat(okta.calls())
                .allSatisfy(call -> assertThat(call.header("Authorization")).containsExactly("SSWS 00a&b%2F"));
        assertThat(okta.calls().get(1).target())
                .isEqualTo("/api/v1/users/00u2/factors?tokenLifetimeSeconds=60&activate=true");
        assertThat(context.getEndpoints())
                .filteredOn(OktaFactorsEndpoint.class::isInstance)
                .hasSize(1);
    }

    @Test
    void theHeaderOutranksWhatTheUriComputesAsItOutranksAnOption() throws Exception {
        route("okta-factors:listFactors?userId=${header.u}");
        okta.answers(FakeOkta.json(200, "[]"));

        call("direct:in", null, Map.of("u", "00u1", OktaFactorsConstants.USER_ID, "00u2"));

        assertThat(okta.onlyCall().target()).isEqualTo("/api/v1/users/00u2/factors");
    }

    @Test
    void whatTheUriComputesIsForThatCallAlone() throws Exception {
        component().getConfiguration().setUserId("00uComponent");
        route("okta-factors:getUser?userId=${header.u}");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("okta-factors:getUser").to("okta-factors:listFactors");
                from("direct:two")
                        .toD("okta-factors:getUser?userId=${header.u}")
                        .to("okta-factors:listFactors");
            }
        });
        okta.answers(FakeOkta.json(200, "[]"), FakeOkta.json(200, "{}"), FakeOkta.json(200, "[]"));

        call("direct:two", null, Map.of("u", "00u1"));

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::target)
                .containsExactly(
                        "/api/v1/users/00uComponent/factors",
                        "/api/v1/users/00u1",
                        "/api/v1/users/00uComponent/factors");
    }

    @Test
    void whatTheAnswerSetsStays() throws Exception {
        route("okta-factors:getUser?userId=${header.login}");
        okta.answers(FakeOkta.json(200, "{\"id\":\"00u7\"}"));

        Exchange exchange = call("direct:in", null, Map.of("login", "ada@acme.example"));

        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.USER_ID))
                .isEqualTo("00u7");
    }

    @ParameterizedTest
    @CsvSource({
        "userId=${header.none}, userId is blank",
        "tokenLifetimeSeconds=${header.none}, tokenLifetimeSeconds is" + " blank",
        "tokenLifetimeSeconds=${header.u}, The option of tokenLifetimeSeconds must be a whole number"
    })
    void aValueThatCannotBeSentIsRefusedWithItsName(String option, String reason) throws Exception {
        route("okta-factors:enrollFactor?" + option);
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put("u", "canary5");
        if (option.startsWith("userId")) {
            headers.remove(OktaFactorsConstants.USER_ID);
        }

        Exchange exchange = call("direct:in", "{\"factorType\":\"sms\",\"provider\":\"OKTA\"}", headers);

        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("canary5");
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void aFunctionWithAnotherValueEachTimeIsAskedByCamelAlone() throws Exception {
        AtomicInteger users = new AtomicInteger();
        context.getRegistry().bind("users", (Supplier<String>) () -> "00u" + users.getAndAdd(7));
        route("okta-factors:getUser?userId=${bean:users?method=get}");

        call("direct:in", null, Map.of());

        assertThat(okta.onlyCall().target()).isEqualTo("/api/v1/users/00u0");
    }

    @Test
    void aComponentOfAnotherNameIsServedAlike() throws Exception {
        OktaFactorsComponent lab = new OktaFactorsComponent();
        lab.getConfiguration().setOrgUrl(okta.url());
        lab.getConfiguration().setToken("00lab");
        context.addComponent("okta-lab", lab);
        route("okta-lab:getUser?userId=${header.u}");

        for (String user : List.of("00u1", "a&b")) {
            assertThat(call("direct:in", null, Map.of("u", user)).getException())
                    .isNull();
        }

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::target)
                .containsExactly("/api/v1/users/00u1", "/api/v1/users/a%26b");
        assertThat(context.getEndpoints())
                .filteredOn(OktaFactorsEndpoint.class::isInstance)
                .hasSize(1);
    }

    private void route(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").toD(uri);
            }
        });
    }
}
