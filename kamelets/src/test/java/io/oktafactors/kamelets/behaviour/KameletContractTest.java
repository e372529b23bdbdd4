package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.OperationRow;
import io.oktafactors.kamelets.behaviour.CallingRoute.Errors;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxFault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every Kamelet that calls Okta does, whatever its operation. */
class KameletContractTest {

    private static final Map<String, Object> NOBODY = Map.of(OktaFactorsConstants.USER_ID, "00uNOBODY");

    private OktaSandbox okta;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().start();
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    static List<KameletCase> sample() {
        return KameletCase.SAMPLE;
    }

    /** Each sink finds its user in steps of its own; all actions leave it to the component. */
    static List<KameletCase> sinksAndAnAction() {
        return KameletCase.ALL.stream()
                .filter(each -> each.kamelet().endsWith("-sink") || KameletCase.SAMPLE.contains(each))
                .toList();
    }

    static Stream<Arguments> sampleAndErrors() {
        return KameletCase.SAMPLE.stream().flatMap(kamelet -> Stream.of(Errors.ROUTE_CONFIGURATION, Errors.ON_EXCEPTION)
                .map(errors -> Arguments.of(kamelet, errors)));
    }

    static Stream<Arguments> kameletsAndErrors() {
        return Stream.concat(
                KameletCase.ALL.stream().map(kamelet -> Arguments.of(kamelet, Errors.ROUTE_CONFIGURATION)),
                KameletCase.SAMPLE.stream().map(kamelet -> Arguments.of(kamelet, Errors.ON_EXCEPTION)));
    }

    @Test
    void everyKameletOfOneOperationHasACase() {
        assertThat(KameletCase.ALL)
                .extracting(KameletCase::kamelet)
                .containsAll(
                        OperationRow.all().stream().map(OperationRow::kamelet).toList())
                .containsAll(KameletFile.all().stream()
                        .map(KameletFile::name)
                        .filter(name -> name.endsWith("-factor-sink") || name.endsWith("-factors-sink"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("kameletsAndErrors")
    void a4xxReachesTheErrorHandlingOfTheCallingRouteAsRejected(KameletCase kamelet, Errors errors) {
        try (CallingRoute route = call(kamelet, errors)) {
            Exchange outcome = route.send(kamelet.body(), NOBODY);

            assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.REJECTED);
            assertThat(caught(outcome, OktaFactorsException.Rejected.class).getErrorCode())
                    .isEqualTo("E0000007");
        }
    }

    @ParameterizedTest
    @MethodSource("sampleAndErrors")
    void a429ReachesTheErrorHandlingOfTheCallingRouteAsRateLimitedAndIsNotRepeatedInside(
            KameletCase kamelet, Errors errors) {
        try (CallingRoute route = call(kamelet, errors)) {
            okta.faults().add(SandboxFault.status(429));

            Exchange outcome = route.send(kamelet.body(), NOBODY);

            assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.RATE_LIMITED);
            assertThat(caught(outcome, OktaFactorsException.RateLimited.class).getRetryAfter())
                    .isPositive();
            assertThat(okta.calls()).extracting(SandboxCall::status).containsExactly(429);
        }
    }

    /** Camel's doing, not ours; the guide tells how to avoid it, so this says when that may be deleted. */
    @ParameterizedTest
    @MethodSource("sample")
    void onExceptionOfTheCallingRouteIsPassedByUnlessTheKameletIsToldToHaveNoErrorHandler(KameletCase kamelet) {
        try (CallingRoute route = call(kamelet, Errors.ON_EXCEPTION_ALONE)) {
            Exchange outcome = route.send(kamelet.body(), NOBODY);

            assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isNull();
            assertThat(outcome.getException()).isInstanceOf(OktaFactorsException.Rejected.class);
        }
    }

    @ParameterizedTest
    @MethodSource("sinksAndAnAction")
    void aMessageWithoutUserFailsBeforeAnyCallAndSaysWhatToSet(KameletCase kamelet) {
        try (CallingRoute route = call(kamelet, Errors.ROUTE_CONFIGURATION)) {
            Exchange outcome = route.send(kamelet.body(), Map.of());

            assertThat(outcome.getException())
                    .isInstanceOf(CamelExchangeException.class)
                    .hasMessageContaining("No userId: set the header CamelOktaFactorsUserId or the option userId");
            assertThat(okta.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("sample")
    void withoutATokenTheRouteDoesNotStartAndSaysWhatToSet(KameletCase kamelet) {
        assertThatThrownBy(() -> CallingRoute.to(kamelet.kamelet(), okta.url())
                        .with(kamelet.parameters())
                        .start())
                .rootCause()
                .hasMessageContaining("Your Okta API token is missing");
    }

    @ParameterizedTest
    @MethodSource("sample")
    void theTokenOfTheParameterOutranksTheTokenOfTheComponent(KameletCase kamelet) {
        try (CallingRoute route = CallingRoute.to(kamelet.kamelet(), okta.url())
                .with(kamelet.parameters())
                .token(okta.token())
                .tokenOfTheComponent("00-of-another-organization")
                .start()) {
            route.send(kamelet.body(), NOBODY);

            assertThat(okta.calls()).extracting(SandboxCall::status).containsExactly(404);
        }
    }

    private CallingRoute call(KameletCase kamelet, Errors errors) {
        return CallingRoute.to(kamelet.kamelet(), okta.url())
                .with(kamelet.parameters())
                .token(okta.token())
                .errors(errors)
                .start();
    }

    private static <T> T caught(Exchange outcome, Class<T> type) {
        return type.cast(outcome.getProperty(Exchange.EXCEPTION_CAUGHT));
    }
}
