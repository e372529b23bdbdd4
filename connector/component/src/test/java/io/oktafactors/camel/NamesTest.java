package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The names of Okta's SDKs are taken for the operations and parameters they mean. */
class NamesTest extends OktaFactorsTestSupport {

    private final Logger logger = (Logger) LoggerFactory.getLogger(OktaFactorsParameter.class);
    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();

    @BeforeEach
    void listen() {
        warnings.start();
        logger.addAppender(warnings);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(warnings);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Invoke-OktaActivateFactor, activateFactor
            Invoke-OktaDeleteFactor, unenrollFactor
            Invoke-OktaEnrollFactor, enrollFactor
            Get-OktaFactor, getFactor
            Get-OktaFactorTransactionStatus, getFactorTransactionStatus
            Invoke-OktaListFactors, listFactors
            Invoke-OktaListSupportedFactors, listSupportedFactors
            Invoke-OktaListSupportedSecurityQuestions, listSupportedSecurityQuestions
            Invoke-OktaResendEnrollFactor, resendEnrollFactor
            Test-OktaFactor, verifyFactor
            deleteFactor, unenrollFactor
            activate_factor, activateFactor
            unenroll_factor, unenrollFactor
            delete_factor, unenrollFactor
            enroll_factor, enrollFactor
            get_factor, getFactor
            get_factor_transaction_status, getFactorTransactionStatus
            list_factors, listFactors
            list_supported_factors, listSupportedFactors
            list_supported_security_questions, listSupportedSecurityQuestions
            resend_enroll_factor, resendEnrollFactor
            verify_factor, verifyFactor
            """)
    void aNameOfAnSdkIsItsOperation(String name, OktaFactorsOperation operation) {
        okta.answers(successOf(operation));

        Exchange exchange = call("okta-factors:" + name, bodyFor(operation), IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(okta.onlyCall().method()).isEqualTo(operation.method());
        assertThat(context.getEndpoint("okta-factors:" + name, OktaFactorsEndpoint.class)
                        .getOperation())
                .isEqualTo(operation);
    }

    @Test
    void theOlderOptionIsSentUnderTheNameOfToday() {
        okta.answers(FakeOkta.raw(204, ""));

        call("okta-factors:deleteFactor?removeEnrollmentRecovery=true", null, IDS);

        assertThat(okta.onlyCall().target()).endsWith("/sms2?removeRecoveryEnrollment=true");
        assertWarned("The option removeEnrollmentRecovery is deprecated; use removeRecoveryEnrollment");
    }

    @Test
    void theOlderHeaderIsSentUnderTheNameOfToday() {
        okta.answers(FakeOkta.raw(204, ""));
        Map<String, Object> headers = new HashMap<>(IDS);
        headers.put("CamelOktaFactorsRemoveEnrollmentRecovery", true);

        call("okta-factors:unenrollFactor", null, headers);

        assertThat(okta.onlyCall().target()).endsWith("/sms2?removeRecoveryEnrollment=true");
        assertWarned("The header CamelOktaFactorsRemoveEnrollmentRecovery is deprecated; use"
                + " CamelOktaFactorsRemoveRecoveryEnrollment");
    }

    @Test
    void theNameOfTodayNeedsNoWarning() {
        okta.answers(FakeOkta.raw(204, ""));

        call("okta-factors:unenrollFactor?removeRecoveryEnrollment=true", null, IDS);

        assertThat(warnings.list).isEmpty();
    }

    @Test
    void anOptionUnderBothNamesIsRefused() {
        assertThatThrownBy(() -> context.getEndpoint(
                        "okta-factors:deleteFactor?removeEnrollmentRecovery=true&removeRecoveryEnrollment=false"))
                .hasStackTraceContaining(
                        "removeEnrollmentRecovery is the deprecated name of removeRecoveryEnrollment, which"
                                + " is also set; remove the deprecated option");
    }

    private void assertWarned(String text) {
        assertThat(warnings.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).isEqualTo(text);
        });
    }
}
