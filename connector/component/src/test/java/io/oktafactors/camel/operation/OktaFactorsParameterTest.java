package io.oktafactors.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the value of a parameter is, and what it must not be. */
class OktaFactorsParameterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "userId|00u1|-",
                "userId|  |is blank",
                "userId|a\tb|contains a control character",
                "userId|.|is a relative path segment",
                "userId|..|is a relative path segment",
                "userId|...|-",
                "userId|Zoë|-",
                "templateId|..|-",
                "acceptLanguage|..|-",
                "acceptLanguage|pt-BR, pt~|-",
                "acceptLanguage|Zoë|contains a character that is not allowed in an HTTP header"
            })
    void aTextThatCannotBeSentInItsPlaceIsFoundFault(OktaFactorsParameter parameter, String text, String fault) {
        assertThat(parameter.faultOf(text)).isEqualTo(fault);
    }

    @Test
    void theNamesOnTheWireAndOfTheHeadersAreThese() {
        assertThat(OktaFactorsParameter.xForwardedFor.wireName()).isEqualTo("X-Forwarded-For");
        assertThat(OktaFactorsParameter.updatePhone.wireName()).isEqualTo("updatePhone");
        assertThat(OktaFactorsParameter.updatePhone.header()).isEqualTo("CamelOktaFactorsUpdatePhone");
    }

    @Test
    void theHeaderOfTodayOutranksTheOlderOneAndBothTheOption() throws CamelExchangeException {
        OktaFactorsParameter parameter = OktaFactorsParameter.removeRecoveryEnrollment;
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        assertThat(parameter.valueFor(exchange, null, null)).isNull();
        assertThat(parameter.valueFor(exchange, null, false)).isEqualTo("false");

        exchange.getMessage().setHeader("CamelOktaFactorsRemoveEnrollmentRecovery", true);
        assertThat(parameter.valueFor(exchange, null, false)).isEqualTo("true");

        exchange.getMessage().setHeader("CamelOktaFactorsRemoveRecoveryEnrollment", false);
        assertThat(parameter.valueFor(exchange, null, null)).isEqualTo("false");
    }

    @Test
    void anOptionUnderItsOlderNameIsRenamed() {
        Map<String, Object> options = new HashMap<>(Map.of("removeEnrollmentRecovery", "true", "userId", "00u1"));

        OktaFactorsParameter.renameOlder(options);

        assertThat(options).isEqualTo(Map.of("removeRecoveryEnrollment", "true", "userId", "00u1"));
        OktaFactorsParameter.renameOlder(options);
        assertThat(options).hasSize(2);
    }

    @Test
    void anOptionUnderBothNamesIsRefused() {
        Map<String, Object> options =
                new HashMap<>(Map.of("removeEnrollmentRecovery", "true", "removeRecoveryEnrollment", "false"));

        assertThatThrownBy(() -> OktaFactorsParameter.renameOlder(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option removeEnrollmentRecovery is the deprecated name of removeRecoveryEnrollment,"
                        + " which is also set; remove the deprecated option");
    }
}
