package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.bodyFor;
import static io.oktafactors.camel.OktaFactorsTestSupport.configure;
import static io.oktafactors.camel.OktaFactorsTestSupport.failureOf;
import static io.oktafactors.camel.OktaFactorsTestSupport.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.operation.OktaFactorsParameter.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parameter from header and option to the wire, and which of them a row takes. */
class ParametersTest extends OneContextTestSupport {

    private static final String ENROLLMENT = bodyFor(OktaFactorsOperation.enrollFactor);

    /** Two values for each parameter, in the order option, header. */
    private static final Map<OktaFactorsParameter, List<?>> VALUES = Map.ofEntries(
            Map.entry(OktaFactorsParameter.userId, List.of("00uOption", "ä/b?c#d%2F e+f")),
            Map.entry(OktaFactorsParameter.factorId, List.of("smsOption", "../x;y=z")),
            Map.entry(OktaFactorsParameter.transactionId, List.of("v2mst.Option", "v2mst.header@x")),
            Map.entry(OktaFactorsParameter.qrToken, List.of("00qrOption", "00qr/header")),
            Map.entry(OktaFactorsParameter.activate, List.of(false, true)),
            Map.entry(OktaFactorsParameter.removeRecoveryEnrollment, List.of(false, true)),
            Map.entry(OktaFactorsParameter.templateId, List.of("optionTemplate", "a&b=c d")),
            Map.entry(OktaFactorsParameter.tokenLifetimeSeconds, List.of(60, 86400)),
            Map.entry(OktaFactorsParameter.updatePhone, List.of(false, true)),
            Map.entry(OktaFactorsParameter.acceptLanguage, List.of("de", "pt-BR")),
            Map.entry(OktaFactorsParameter.userAgent, List.of("Option/1", "Mozilla/5.0 (X11; Linux)")),
            Map.entry(OktaFactorsParameter.xForwardedFor, List.of("192.0.2.1", "2001:db8::1")));

    private static final Map<Object, String> ENCODED = Map.of(
            "ä/b?c#d%2F e+f", "%C3%A4%2Fb%3Fc%23d%252F%20e%2Bf",
            "../x;y=z", "..%2Fx%3By%3Dz",
            "v2mst.header@x", "v2mst.header%40x",
            "00qr/header", "00qr%2Fheader",
            "a&b=c d", "a%26b%3Dc%20d");

    /** Each with an operation that takes it. */
    static Stream<Arguments> parameters() {
        return Arrays.stream(OktaFactorsParameter.values())
                .map(parameter -> Arguments.of(taking(parameter), parameter));
    }

    static Stream<Arguments> textParameters() {
        return parameters().filter(arguments -> VALUES.get(arguments.get()[1]).get(0) instanceof String);
    }

    static Stream<Arguments> pathParameters() {
        return parameters()
                .filter(arguments -> ((OktaFactorsParameter) arguments.get()[1]).place() == Place.PATH);
    }

    private static OktaFactorsOperation taking(OktaFactorsParameter parameter) {
        return Arrays.stream(OktaFactorsOperation.values())
                .filter(operation -> operation.parameters().contains(parameter))
                .findFirst()
                .orElseThrow();
    }

    /** Whatever else may be given: one that an operation does not take is not sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            activateFactor                 | /{userId}/factors/{factorId}/lifecycle/activate | -
            cancelFactorTransaction        | /{userId}/factors/{factorId}/transactions/{transactionId} | -
            enrollFactor                   | /{userId}/factors | updatePhone templateId tokenLifetimeSeconds activate acceptLanguage
            getFactor                      | /{userId}/factors/{factorId} | -
            getFactorQrCode                | /{userId}/factors/{factorId}/qr/{qrToken} | -
            getFactorTransactionStatus     | /{userId}/factors/{factorId}/transactions/{transactionId} | -
            getUser                        | /{userId} | -
            listFactors                    | /{userId}/factors | -
            listSupportedFactors           | /{userId}/factors/catalog | -
            listSupportedSecurityQuestions | /{userId}/factors/questions | -
            pollFactorActivation           | /{userId}/factors/{factorId}/lifecycle/activate/poll | -
            resendEnrollFactor             | /{userId}/factors/{factorId}/resend | templateId
            resetFactors                   | /{userId}/lifecycle/reset_factors | -
            sendFactorActivationEmail      | /{userId}/factors/{factorId}/lifecycle/activate/email | -
            sendFactorActivationSms        | /{userId}/factors/{factorId}/lifecycle/activate/sms | -
            unenrollFactor                 | /{userId}/factors/{factorId} | removeRecoveryEnrollment
            verifyFactor                   | /{userId}/factors/{factorId}/verify | templateId tokenLifetimeSeconds acceptLanguage xForwardedFor userAgent
            """)
    void anOperationTakesItsParametersAndNoOther(OktaFactorsOperation operation, String path, String others) {
        okta.answers(successOf(operation));
        Map<String, Object> headers = new HashMap<>();
        String target = "/api/v1/users" + path;
        for (OktaFactorsParameter parameter : OktaFactorsParameter.values()) {
            Object value = VALUES.get(parameter).get(1);
            headers.put(parameter.header(), value);
            target = target.replace("{" + parameter + "}", wireForm(parameter, value));
        }
        List<OktaFactorsParameter> taken = others == null
                ? List.of()
                : Arrays.stream(others.split(" "))
                        .map(OktaFactorsParameter::valueOf)
                        .toList();
        String query = taken.stream()
                .filter(parameter -> parameter.place() == Place.QUERY)
                .map(parameter -> parameter + "="
                        + wireForm(parameter, VALUES.get(parameter).get(1)))
                .collect(Collectors.joining("&"));

        call("okta-factors:" + operation, bodyFor(operation), headers);

        FakeOkta.Call call = okta.onlyCall();
        assertThat(call.target()).isEqualTo(target + (query.isEmpty() ? "" : "?" + query));
        for (OktaFactorsParameter parameter : OktaFactorsParameter.values()) {
            if (parameter.place() == Place.HEADER) {
                String value = VALUES.get(parameter).get(1).toString();
                assertThat(call.header(parameter.wireName()).contains(value))
                        .as(parameter.name())
                        .isEqualTo(taken.contains(parameter));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterMayComeFromItsOption(OktaFactorsOperation operation, OktaFactorsParameter parameter) {
        Object value = VALUES.get(parameter).get(0);

        assertThat(onTheWire(operation, parameter, optionOf(operation, parameter, value), null))
                .isEqualTo(value.toString());
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterMayComeFromItsHeader(OktaFactorsOperation operation, OktaFactorsParameter parameter) {
        Object value = VALUES.get(parameter).get(1);

        assertThat(onTheWire(operation, parameter, "okta-factors:" + operation, value))
                .isEqualTo(wireForm(parameter, value));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void theHeaderOutranksTheOption(OktaFactorsOperation operation, OktaFactorsParameter parameter) {
        List<?> values = VALUES.get(parameter);

        assertThat(onTheWire(operation, parameter, optionOf(operation, parameter, values.get(0)), values.get(1)))
                .isEqualTo(wireForm(parameter, values.get(1)));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterMayComeFromTheComponent(OktaFactorsOperation operation, OktaFactorsParameter parameter)
            throws Exception {
        Object value = VALUES.get(parameter).get(0);
        String setter = "set" + parameter.name().substring(0, 1).toUpperCase()
                + parameter.name().substring(1);
        OktaFactorsComponent component = new OktaFactorsComponent();
        context.addComponent("okta-" + parameter, component);
        configure(component, okta);
        OktaFactorsConfiguration.class.getMethod(setter, value.getClass()).invoke(component.getConfiguration(), value);

        assertThat(onTheWire(operation, parameter, "okta-" + parameter + ":" + operation, null))
                .isEqualTo(value.toString());
    }

    @ParameterizedTest
    @MethodSource("pathParameters")
    void anOperationWithoutAPathParameterIsRefused(OktaFactorsOperation operation, OktaFactorsParameter parameter) {
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.remove(parameter.header());

        Exchange exchange = call("okta-factors:" + operation, bodyFor(operation), headers);

        assertRefused(exchange, parameter);
    }

    @ParameterizedTest
    @MethodSource("textParameters")
    void aValueThatCannotBeSentIsRefused(OktaFactorsOperation operation, OktaFactorsParameter parameter) {
        List<String> values = List.of("", "  ", "a\r\nX-Evil: 1", "a\nb", "a\u0000b", "a\u007fb", "a\u0085b", "a\tb");

        for (String value : values) {
            assertRefused(callWith(operation, parameter, value), parameter);
        }
    }

    @ParameterizedTest
    @MethodSource("pathParameters")
    void aRelativePathSegmentIsRefused(OktaFactorsOperation operation, OktaFactorsParameter parameter) {
        assertRefused(callWith(operation, parameter, "."), parameter);
        assertRefused(callWith(operation, parameter, ".."), parameter);
    }

    @Test
    void aBlankHeaderIsNoReasonToTakeTheOption() {
        Exchange exchange =
                call("okta-factors:getUser?userId=00uOption", null, Map.of(OktaFactorsConstants.USER_ID, " "));

        assertRefused(exchange, OktaFactorsParameter.userId);
    }

    @Test
    void aHeaderOfTheWrongTypeIsRefusedWithoutQuotingIt() {
        List<Object> wrongNumbers = List.of("soon", "12.5", "", "9999999999", 9999999999L, 12.5, true, new Object());
        List<Object> wrongBooleans = List.of("maybe", "", 1, new Object(), List.of("true"));
        call("okta-factors:enrollFactor?tokenLifetimeSeconds=60&activate=true", ENROLLMENT, IDS);
        int before = okta.calls().size();

        for (Object wrong : wrongNumbers) {
            assertRefusedType(OktaFactorsConstants.TOKEN_LIFETIME_SECONDS, wrong, "a whole number");
        }
        for (Object wrong : wrongBooleans) {
            assertRefusedType(OktaFactorsConstants.ACTIVATE, wrong, "true or false");
        }
        for (Object several : List.of(new String[] {"00u1", "00u2"}, List.of("00u1"), Map.of("id", "00u1"))) {
            assertRefusedType(OktaFactorsConstants.USER_ID, several, "a string, but has several values");
        }
        assertThat(okta.calls()).hasSize(before);
    }

    @Test
    void aHeaderOfAnotherTypeIsTakenWhenItSaysTheSame() {
        okta.answers(FakeOkta.json(200, "{}"));
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(OktaFactorsConstants.TOKEN_LIFETIME_SECONDS, 60L);
        headers.put(OktaFactorsConstants.ACTIVATE, "true");
        headers.put(OktaFactorsConstants.USER_ID, 42);

        call("okta-factors:enrollFactor", ENROLLMENT, headers);

        assertThat(okta.onlyCall().target())
                .isEqualTo("/api/v1/users/42/factors?tokenLifetimeSeconds=60&activate=true");
    }

    @Test
    void aNodeOfAJsonTreeInAHeaderIsTheValueItHolds() {
        okta.answers(FakeOkta.json(200, "{}"));
        Map<String, Object> headers = new HashMap<>();
        headers.put(OktaFactorsConstants.USER_ID, TextNode.valueOf("00u/1"));
        headers.put(OktaFactorsConstants.TOKEN_LIFETIME_SECONDS, IntNode.valueOf(60));
        headers.put(OktaFactorsConstants.ACTIVATE, BooleanNode.TRUE);
        headers.put(OktaFactorsConstants.TEMPLATE_ID, NullNode.getInstance());

        call("okta-factors:enrollFactor?templateId=optionTemplate", ENROLLMENT, headers);

        assertThat(okta.onlyCall().target())
                .isEqualTo(
                        "/api/v1/users/00u%2F1/factors?templateId=optionTemplate&tokenLifetimeSeconds=60&activate=true");
    }

    @Test
    void aNodeOfAJsonTreeMayHoldALink() {
        okta.answers(FakeOkta.json(200, "{}"));
        String link = okta.url() + "/api/v1/users/00u1/factors/sms2";

        call("okta-factors:getFactor", null, Map.of(OktaFactorsConstants.LINK, TextNode.valueOf(link)));

        assertThat(okta.onlyCall().target()).isEqualTo("/api/v1/users/00u1/factors/sms2");
    }

    @Test
    void aTreeWithMoreThanOneValueIsNoParameter() {
        for (JsonNode several : List.of(
                JsonNodeFactory.instance.arrayNode().add("00u1"),
                JsonNodeFactory.instance.objectNode().put("id", "00u1"))) {
            assertRefusedType(OktaFactorsConstants.USER_ID, several, "a string, but has several values");
        }
    }

    private void assertRefusedType(String header, Object wrong, String kind) {
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(header, wrong);
        // The option must not step in for a header that cannot be read.
        Exchange exchange =
                call("okta-factors:enrollFactor?tokenLifetimeSeconds=60&activate=true", ENROLLMENT, headers);
        assertThat(failureOf(exchange, CamelExchangeException.class))
                .as("%s", wrong)
                .hasNoCause()
                .hasMessageContaining("The header " + header)
                .hasMessageContaining("must be " + kind);
    }

    private void assertRefused(Exchange exchange, OktaFactorsParameter parameter) {
        assertThat(failureOf(exchange, CamelExchangeException.class))
                .hasMessageContaining("header " + parameter.header())
                .hasMessageContaining("option " + parameter.name())
                .message()
                .doesNotContain("Evil")
                .doesNotContainPattern("\\p{Cntrl}");
        assertThat(okta.calls()).isEmpty();
    }

    private Exchange callWith(OktaFactorsOperation operation, OktaFactorsParameter parameter, Object value) {
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put(parameter.header(), value);
        return call("okta-factors:" + operation, bodyFor(operation), headers);
    }

    private static String optionOf(OktaFactorsOperation operation, OktaFactorsParameter parameter, Object value) {
        return "okta-factors:" + operation + "?" + parameter.name() + "=" + value;
    }

    private static String wireForm(OktaFactorsParameter parameter, Object value) {
        return parameter.place() == Place.HEADER ? value.toString() : ENCODED.getOrDefault(value, value.toString());
    }

    /** Calls, with a header for this parameter or without, and finds what arrived for it. */
    private String onTheWire(
            OktaFactorsOperation operation, OktaFactorsParameter parameter, String uri, Object header) {
        okta.answers(successOf(operation));
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.remove(parameter.header());
        if (header != null) {
            headers.put(parameter.header(), header);
        }
        Exchange exchange = call(uri, bodyFor(operation), headers);
        if (exchange.getException() != null) {
            fail(exchange.getException());
        }
        FakeOkta.Call call = okta.onlyCall();
        if (parameter.place() == Place.HEADER) {
            assertThat(call.header(parameter.wireName())).hasSize(1);
            return call.header(parameter.wireName()).get(0);
        }
        String[] target = call.target().split("\\?");
        if (parameter.place() == Place.QUERY) {
            assertThat(target[1]).startsWith(parameter.name() + "=");
            return target[1].substring(parameter.name().length() + 1);
        }
        List<String> template = List.of(("/api/v1" + operation.path()).split("/"));
        return target[0].split("/")[template.indexOf("{" + parameter.name() + "}")];
    }
}
