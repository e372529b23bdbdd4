package io.oktafactors.camel.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.OktaFactorsComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A Spring Boot app that has the component alone: as the Camel CLI exports one whose dependency is the component. */
@ExtendWith(OutputCaptureExtension.class)
class WithoutStarterTest {

    private static final String PREFIX = "camel.component.okta-factors.";
    private static final String TOKEN = "00canaryTokenX7";
    private static final String ADVICE = " is set, but the component did not receive it. In Spring Boot, add the"
            + " dependency io.oktafactors:camel-okta-factors-starter instead of camel-okta-factors";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class, CamelAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(strings = {"token", "org-url", "orgUrl", "max-codes-per-hour"})
    void theErrorNamesTheStarterWherePropertiesAreGivenToNobody(String property) {
        runner.withPropertyValues(PREFIX + property + "=" + TOKEN).run(context -> assertThatThrownBy(
                        () -> context.getBean(CamelContext.class).getEndpoint("okta-factors:listFactors"))
                .rootCause()
                .hasMessageContaining("Your Okta URL is missing")
                .hasMessageContaining(PREFIX + (property.equals("orgUrl") ? "org-url" : property) + ADVICE)
                .message()
                .doesNotContain(TOKEN));
    }

    @Test
    void whereTheOptionsComeFromElsewhereALineInTheLogSaysWhatIsLost(CapturedOutput output) {
        runner.withPropertyValues(
                        "okta.client.orgUrl=https://acme.okta.com",
                        "okta.client.token=" + TOKEN,
                        PREFIX + "max-codes-per-hour=5")
                .run(context -> assertThat(context.getBean(CamelContext.class).getEndpoint("okta-factors:listFactors"))
                        .isNotNull());

        assertThat(output)
                .containsOnlyOnce(PREFIX + "max-codes-per-hour" + ADVICE)
                .doesNotContain(TOKEN);
    }

    @Test
    void aContextWithoutSuchPropertiesHearsNothingOfThem(CapturedOutput output) {
        runner.withPropertyValues("okta.client.orgUrl=https://acme.okta.com", PREFIX + "enabled=false")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(CamelContext.class).getEndpoint("okta-factors:listFactors"))
                        .rootCause()
                        .hasMessageStartingWith("Your Okta API token is missing")
                        .message()
                        .doesNotContain("starter"));

        assertThat(output).doesNotContain("starter");
    }

    @Test
    void theStarterTurnedOffIsNotMissed() {
        runner.withConfiguration(AutoConfigurations.of(OktaFactorsComponentAutoConfiguration.class))
                .withPropertyValues(PREFIX + "enabled=false", PREFIX + "token=" + TOKEN)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(CamelContext.class).getEndpoint("okta-factors:listFactors"))
                        .rootCause()
                        .message()
                        .doesNotContain("starter"));
    }

    @Test
    void aComponentOfAnotherNameHasNoSuchProperties() {
        runner.withBean("okta-lab", OktaFactorsComponent.class, OktaFactorsComponent::new)
                .withPropertyValues(PREFIX + "token=" + TOKEN)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(CamelContext.class).getEndpoint("okta-lab:listFactors"))
                        .rootCause()
                        .message()
                        .doesNotContain("starter"));
    }
}
