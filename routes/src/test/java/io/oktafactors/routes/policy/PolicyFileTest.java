package io.oktafactors.routes.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.settings.SettingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    private static EnrollmentPolicy read(String yaml) {
        return PolicyFile.read("policy.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Person person(String department, String userType, String phone) {
        return new Person(
                "1",
                "ada@acme.example",
                null,
                null,
                "ada@acme.example",
                null,
                phone,
                "+442079460000",
                "77",
                department,
                userType,
                "GB",
                null);
    }

    @Test
    void theFirstRuleThatFitsWins() {
        EnrollmentPolicy policy = read("""
                rules:
                  - {name: contractors, when: {userType: contractor}, enroll: [email]}
                  - {name: engineers, when: {department: [Engineering, Research], countryCode: gb}, enroll: [sms, call]}
                  - {name: others, enroll: []}
                """);

        assertThat(policy.ruleFor(person("Engineering", "contractor", null)).name())
                .isEqualTo("contractors");
        assertThat(policy.ruleFor(person("engineering", "employee", null)).name())
                .isEqualTo("engineers");
        assertThat(policy.ruleFor(person(null, null, null)).name()).isEqualTo("others");
    }

    @Test
    void aFactorMayBeActivatedAtOnce() {
        EnrollmentPolicy policy = read("rules: [{enroll: [{factor: sms, activate: true}, email]}]");

        assertThat(policy.rules().get(0).enroll())
                .extracting(EnrollmentPolicy.Enrollment::activate)
                .containsExactly(true, false);
    }

    @Test
    void anEnrollmentHoldsTypeProviderAndProfileAlone() {
        assertThat(FactorKind.CALL.enrollment(person(null, null, null)))
                .isEqualTo(Map.of(
                        "factorType", "call",
                        "provider", "OKTA",
                        "profile", Map.of("phoneNumber", "+442079460000", "phoneExtension", "77")));
        assertThat(FactorKind.GOOGLE_AUTHENTICATOR.enrollment(person(null, null, null)))
                .isEqualTo(Map.of("factorType", "token:software:totp", "provider", "GOOGLE"));
    }

    @Test
    void aPersonWithoutTheNeededPhoneIsUnfit() {
        assertThatThrownBy(() -> FactorKind.SMS.enrollment(person(null, null, null)))
                .isInstanceOf(PersonUnfitException.class)
                .hasMessageContaining("requires the factor sms")
                .hasMessageContaining("no mobilePhone");
    }

    @Test
    void aPersonWhomNoRuleFitsIsUnfit() {
        EnrollmentPolicy policy = read("rules: [{when: {department: Sales}, enroll: [sms]}]");

        assertThatThrownBy(() -> policy.ruleFor(person("Finance", null, null)))
                .isInstanceOf(PersonUnfitException.class)
                .hasMessageContaining("add a last rule without \"when\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rules: []                                            | policy.yaml: there are no rules
                    rules: [{name: a}]                                   | policy.yaml, rule "a": enroll is missing
                    rules: [{enroll: [fax]}]                             | policy.yaml, rule "rule 1": enroll has the unknown factor "fax"; use one of [call, email, sms
                    rules: [{enroll: [sms], when: {city: Rome}}]         | policy.yaml, rule "rule 1": when has the unknown attribute "city"; use one of [countryCode, department, userType]
                    rules: [{enroll: [{factor: "token:software:totp/OKTA", activate: true}]}] | cannot activate token:software:totp/OKTA without a code
                    rules: [{enrol: [sms]}]                              | policy.yaml, line 1: Unrecognized field "enrol"
                    rules: [                                             | policy.yaml, line
                    """)
    void whatIsWrongStopsTheStartWithPlaceAndRemedy(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theShippedPolicyIsRead() throws Exception {
        try (var in = PolicyFile.class.getResourceAsStream("/policy.yaml")) {
            assertThat(PolicyFile.read("policy.yaml", in).rules()).hasSize(4);
        }
    }
}
