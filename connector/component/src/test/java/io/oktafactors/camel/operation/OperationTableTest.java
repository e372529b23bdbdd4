package io.oktafactors.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.operation.OktaFactorsOperation.Answer;
import io.oktafactors.camel.operation.OktaFactorsOperation.Body;
import io.oktafactors.camel.operation.OktaFactorsOperation.Contact;
import io.oktafactors.camel.operation.OktaFactorsOperation.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for every row of the operation table, and for what the build makes of it. */
class OperationTableTest {

    private static final String CATALOG = "/META-INF/io/oktafactors/camel/okta-factors.json";

    /** What a row says decides what becomes of a lost call, which scope is asked for, and which personal limit holds. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            activateFactor                 | CHANGES | okta.users.manage | OPTIONAL | OBJECT            | ACTIVATION | pollFactorActivation
            cancelFactorTransaction        | REMOVES | okta.users.manage | NONE     | OBJECT_OR_NOTHING | NONE       | -
            enrollFactor                   | ENROLLS | okta.users.manage | REQUIRED | OBJECT            | ENROLLMENT | pollFactorActivation
            getFactor                      | READS   | okta.users.read   | NONE     | OBJECT            | NONE       | -
            getFactorQrCode                | READS   | okta.users.read   | NONE     | IMAGE             | NONE       | -
            getFactorTransactionStatus     | READS   | okta.users.read   | NONE     | OBJECT            | NONE       | getFactorTransactionStatus
            getUser                        | READS   | okta.users.read   | NONE     | OBJECT            | NONE       | -
            listFactors                    | READS   | okta.users.read   | NONE     | ARRAY             | NONE       | -
            listSupportedFactors           | READS   | okta.users.read   | NONE     | ARRAY             | NONE       | -
            listSupportedSecurityQuestions | READS   | -                 | NONE     | ARRAY             | NONE       | -
            pollFactorActivation           | READS   | okta.users.manage | NONE     | OBJECT            | NONE       | pollFactorActivation
            resendEnrollFactor             | SENDS   | okta.users.manage | REQUIRED | OBJECT            | RESEND     | -
            resetFactors                   | RESETS  | okta.users.manage | NONE     | OBJECT_OR_NOTHING | NONE       | -
            sendFactorActivationEmail      | SENDS   | okta.users.manage | OPTIONAL | OBJECT_OR_NOTHING | EMAIL      | -
            sendFactorActivationSms        | SENDS   | okta.users.manage | OPTIONAL | OBJECT_OR_NOTHING | SMS        | -
            unenrollFactor                 | REMOVES | okta.users.manage | NONE     | OBJECT_OR_NOTHING | NONE       | -
            verifyFactor                   | SENDS   | okta.users.manage | OPTIONAL | OBJECT            | CHALLENGE  | getFactorTransactionStatus
            """)
    void aRowSays(
            OktaFactorsOperation operation,
            Effect effect,
            String scope,
            Body body,
            Answer answer,
            Contact contact,
            OktaFactorsOperation poll) {
        assertThat(operation.effect()).isEqualTo(effect);
        assertThat(operation.scope()).isEqualTo(Optional.ofNullable(scope));
        assertThat(operation.body()).isEqualTo(body);
        assertThat(operation.answer()).isEqualTo(answer);
        assertThat(operation.contact()).isEqualTo(contact);
        assertThat(operation.poll()).isEqualTo(poll);
    }

    @Test
    void aRowSaysWhatItsAnswerTellsForTheNextCall() {
        Map<OktaFactorsOperation, List<NextValue>> next = new EnumMap<>(OktaFactorsOperation.class);
        for (OktaFactorsOperation operation : OktaFactorsOperation.values()) {
            if (!operation.next().isEmpty()) {
                next.put(operation, operation.next());
            }
        }

        assertThat(next)
                .isEqualTo(Map.of(
                        OktaFactorsOperation.activateFactor, List.of(NextValue.QR_TOKEN),
                        OktaFactorsOperation.enrollFactor, List.of(NextValue.FACTOR_ID, NextValue.QR_TOKEN),
                        OktaFactorsOperation.getFactor, List.of(NextValue.QR_TOKEN),
                        OktaFactorsOperation.getFactorTransactionStatus,
                                List.of(NextValue.TRANSACTION_ID, NextValue.CORRECT_ANSWER),
                        OktaFactorsOperation.getUser, List.of(NextValue.USER_ID),
                        OktaFactorsOperation.pollFactorActivation, List.of(NextValue.QR_TOKEN),
                        OktaFactorsOperation.verifyFactor,
                                List.of(NextValue.TRANSACTION_ID, NextValue.CORRECT_ANSWER)));
    }

    @Test
    void aBucketIsTheMethodAndThePath() {
        assertThat(OktaFactorsOperation.getFactor.bucket()).isEqualTo("GET /users/{userId}/factors/{factorId}");
    }

    @Test
    void onlyWhatMayBeCarriedOutTwiceIsRepeated() {
        assertThat(Arrays.stream(Effect.values()).filter(Effect::isRepeatable))
                .containsExactly(Effect.READS, Effect.REMOVES, Effect.RESETS);
    }

    @Test
    void namesDifferEvenInLowerCase() {
        assertThat(Arrays.stream(OktaFactorsOperation.values())
                        .map(operation -> operation.name().toLowerCase()))
                .doesNotHaveDuplicates();
    }

    @Test
    void callsDiffer() {
        assertThat(Arrays.stream(OktaFactorsOperation.values())
                        .map(operation -> operation.method() + " " + operation.path()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aParameterHasAHeaderConstantAndAnOptionOfItsName(OktaFactorsParameter parameter) throws Exception {
        String capitalised = parameter.name().substring(0, 1).toUpperCase()
                + parameter.name().substring(1);

        assertThat(parameter.header()).isEqualTo("CamelOktaFactors" + capitalised);
        assertThat(headerConstants()).contains(parameter.header());
        assertThat(OktaFactorsConfiguration.class.getDeclaredField(parameter.name()))
                .isNotNull();
        assertThat(Arrays.stream(OktaFactorsOperation.values()))
                .anyMatch(operation -> operation.parameters().contains(parameter));
    }

    @Test
    void theCatalogListsEveryOperation() throws IOException {
        List<String> listed = new ArrayList<>();
        catalog().at("/properties/operation/enum").forEach(name -> listed.add(name.textValue()));

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OktaFactorsOperation.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void theCatalogDescribesEveryHeader() throws Exception {
        JsonNode headers = catalog().path("headers");

        assertThat(headers.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(headerConstants());
        assertDescribed(headers);
    }

    @Test
    void theCatalogDescribesEveryOption() throws IOException {
        List<String> options = Arrays.stream(OktaFactorsConfiguration.class.getDeclaredFields())
                .map(Field::getName)
                .filter(name -> setters().contains("set" + name.toLowerCase(Locale.ROOT)))
                .toList();
        assertThat(options).contains("userId", "privateKey");

        for (String part : List.of("properties", "componentProperties")) {
            assertThat(catalog().path(part).fieldNames()).toIterable().containsAll(options);
            assertDescribed(catalog().path(part));
            assertThat(catalog().path(part).path("token").path("secret").booleanValue())
                    .isTrue();
        }
    }

    @Test
    void theCatalogShowsAnExampleOfEachValue() throws IOException {
        JsonNode catalog = catalog();

        for (OktaFactorsParameter parameter : OktaFactorsParameter.values()) {
            for (JsonNode entry : List.of(
                    catalog.path("headers").path(parameter.header()),
                    catalog.path("properties").path(parameter.name()),
                    catalog.path("componentProperties").path(parameter.name()))) {
                String description = entry.path("description").textValue();
                if (entry.path("javaType").textValue().endsWith("Boolean")) {
                    assertThat(description).startsWith("Whether ");
                } else {
                    assertThat(description).contains(", such as ");
                }
            }
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "generation", matches = "off", disabledReason = "the index is generated")
    void theJarIsIndexedForQuarkus() throws IOException {
        try (InputStream index = OperationTableTest.class.getResourceAsStream("/META-INF/jandex.idx")) {
            assertThat(index).isNotNull();
            String text = new String(index.readAllBytes(), StandardCharsets.ISO_8859_1);
            for (Class<?> type : List.of(OktaFactorsComponent.class, Factor.class)) {
                assertThat(text).contains(type.getSimpleName());
            }
        }
    }

    private static Set<String> setters() {
        return Arrays.stream(OktaFactorsConfiguration.class.getMethods())
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static void assertDescribed(JsonNode entries) {
        entries.fields().forEachRemaining(entry -> assertThat(
                        entry.getValue().path("description").textValue())
                .as(entry.getKey())
                .isNotBlank()
                .matches(text -> text.endsWith(".") || entry.getKey().startsWith("healthCheck"), "is a sentence"));
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream json = OperationTableTest.class.getResourceAsStream(CATALOG)) {
            return Json.MAPPER.readTree(json);
        }
    }

    private static List<String> headerConstants() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : OktaFactorsConstants.class.getDeclaredFields()) {
            if (!field.getName().equals("SCHEME")) {
                names.add((String) field.get(null));
            }
        }
        return names;
    }
}
