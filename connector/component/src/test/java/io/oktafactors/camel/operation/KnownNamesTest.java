package io.oktafactors.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small tables: names of operations, fields of bodies, results of pushes, and how a value stands in a path. */
class KnownNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"listFactors", "list_factors", "Invoke-OktaListFactors"})
    void anOperationHasTheNamesOfTheSdks(String name) {
        assertThat(OperationNames.named(name)).isEqualTo(OktaFactorsOperation.listFactors);
        assertThat(OperationNames.find(name)).isEqualTo(OktaFactorsOperation.listFactors);
    }

    @Test
    void someOperationsHaveOtherNames() {
        assertThat(OperationNames.named("Get-OktaFactor")).isEqualTo(OktaFactorsOperation.getFactor);
        assertThat(OperationNames.named("delete_factor")).isEqualTo(OktaFactorsOperation.unenrollFactor);
        assertThat(OperationNames.find(null)).isNull();
        assertThat(OperationNames.find("nothing")).isNull();
    }

    @Test
    void aNameOfNothingIsRefusedWithAHintAtOktasOwnNameFirst() {
        assertThatThrownBy(() -> OperationNames.named("listFactor"))
                .hasMessageStartingWith(
                        "Unknown operation \"listFactor\" of okta-factors; did you mean listFactors?; use one of [");
        assertThatThrownBy(() -> OperationNames.named("Invoke-OktaListFactor"))
                .hasMessageContaining("; did you mean Invoke-OktaListFactors?;");
        assertThatThrownBy(() -> OperationNames.named("nothing like it"))
                .hasMessageContaining("\"nothing like it\" of okta-factors; use one of [");
        for (String none : new String[] {null, "", " "}) {
            assertThatThrownBy(() -> OperationNames.named(none))
                    .hasMessageStartingWith("The operation is missing in the okta-factors URI");
        }
    }

    @Test
    void theFieldsOfBodiesAreKnownForWhatTheyAre() {
        assertThat(BodyField.names(BodyField.Use.ANSWERS))
                .containsExactlyInAnyOrder("answer", "clientData", "passCode");
        assertThat(BodyField.names(BodyField.Use.SECRET))
                .containsExactlyInAnyOrder(
                        "answer",
                        "attestation",
                        "authenticatorData",
                        "clientData",
                        "nextPassCode",
                        "passCode",
                        "registrationData",
                        "sharedSecret",
                        "signatureData");
        assertThat(BodyField.names(BodyField.Use.SPELLED))
                .contains("phoneNumber")
                .doesNotContain("stateToken");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "WAITING, -",
                "SUCCESS, SUCCESS",
                "REJECTED, REJECTED",
                "TIMEOUT, TIMEOUT",
                "EXPIRED, TIMEOUT",
                "CANCELLED, CANCELLED",
                "CANCELED, CANCELLED",
                "CHALLENGE, CHALLENGE",
                "FAILED, ERROR"
            })
    void aResultOfOktasIsThisOutcome(String result, OktaFactorsOutcome outcome) {
        assertThat(OktaFactorsOutcome.of(result)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "azAZ09, azAZ09",
                "a b, a%20b",
                "a+b, a%2Bb",
                "a/, a%2F",
                "a:, a%3A",
                "a@, a%40",
                "a[, a%5B",
                "a`, a%60",
                "a{, a%7B",
                "v2mst.3_-, v2mst.3_-",
                "ä, %C3%A4"
            })
    void aValueIsEncodedForAPath(String value, String encoded) {
        assertThat(PathTemplate.encode(value)).isEqualTo(encoded);
    }

    @Test
    void aPathIsMadeOfItsValues() {
        PathTemplate path = OktaFactorsOperation.verifyFactor.template();

        assertThat(path.path(Map.of(OktaFactorsParameter.userId, "a/b", OktaFactorsParameter.factorId, "sms2")))
                .isEqualTo("/api/v1/users/a%2Fb/factors/sms2/verify");
        assertThat(path.parameters()).containsExactly(OktaFactorsParameter.userId, OktaFactorsParameter.factorId);
        assertThat(path).hasToString("/users/{userId}/factors/{factorId}/verify");
    }
}
