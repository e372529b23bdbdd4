package io.oktafactors.camel.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsEndpoint;
import io.oktafactors.camel.operation.OktaFactorsOutputType;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OktaFactorsAutoConfigurationTest {

    private static final String PREFIX = "camel.component.okta-factors.";
    private static final String TOKEN = "00canaryTokenX7";

    private static final String PRIVATE_KEY = privateKey();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PropertyPlaceholderAutoConfiguration.class,
                    CamelAutoConfiguration.class,
                    OktaFactorsComponentAutoConfiguration.class));

    private static String privateKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEndpointHasWhatThePropertiesSay() {
        runner.withPropertyValues(
                        PREFIX + "org-url=https://acme.okta.com/",
                        PREFIX + "token=" + TOKEN,
                        PREFIX + "user-id=00u1",
                        PREFIX + "factor-id=sms1",
                        PREFIX + "transaction-id=v2mst.1",
                        PREFIX + "qr-token=00q",
                        PREFIX + "output-type=model",
                        PREFIX + "validate-request=false",
                        PREFIX + "activate=true",
                        PREFIX + "remove-recovery-enrollment=false",
                        PREFIX + "template-id=template1",
                        PREFIX + "token-lifetime-seconds=60",
                        PREFIX + "update-phone=true",
                        PREFIX + "accept-language=de",
                        PREFIX + "user-agent=Mozilla/5.0",
                        PREFIX + "x-forwarded-for=192.0.2.1",
                        PREFIX + "request-timeout=20s",
                        PREFIX + "connect-timeout=3000",
                        PREFIX + "autowired-enabled=false",
                        PREFIX + "lazy-start-producer=true")
                .run(context -> {
                    OktaFactorsEndpoint endpoint = context.getBean(CamelContext.class)
                            .getEndpoint("okta-factors:getUser", OktaFactorsEndpoint.class);
                    OktaFactorsConfiguration configuration = endpoint.getConfiguration();
                    assertThat(configuration.getOrgUrl()).isEqualTo("https://acme.okta.com");
                    assertThat(configuration.getToken()).isEqualTo(TOKEN);
                    assertThat(configuration.getUserId()).isEqualTo("00u1");
                    assertThat(configuration.getFactorId()).isEqualTo("sms1");
                    assertThat(configuration.getTransactionId()).isEqualTo("v2mst.1");
                    assertThat(configuration.getQrToken()).isEqualTo("00q");
                    assertThat(configuration.getOutputType()).isEqualTo(OktaFactorsOutputType.model);
                    assertThat(configuration.isValidateRequest()).isFalse();
                    assertThat(configuration.getActivate()).isTrue();
                    assertThat(configuration.getRemoveRecoveryEnrollment()).isFalse();
                    assertThat(configuration.getTemplateId()).isEqualTo("template1");
                    assertThat(configuration.getTokenLifetimeSeconds()).isEqualTo(60);
                    assertThat(configuration.getUpdatePhone()).isTrue();
                    assertThat(configuration.getAcceptLanguage()).isEqualTo("de");
                    assertThat(configuration.getUserAgent()).isEqualTo("Mozilla/5.0");
                    assertThat(configuration.getXForwardedFor()).isEqualTo("192.0.2.1");
                    assertThat(endpoint.getConfiguration().getRequestTimeout()).isEqualTo(20_000);
                    assertThat(endpoint.getConfiguration().getConnectTimeout()).isEqualTo(3000);
                    assertThat(((OktaFactorsComponent) endpoint.getComponent()).isAutowiredEnabled())
                            .isFalse();
                    assertThat(((OktaFactorsComponent) endpoint.getComponent()).isLazyStartProducer())
                            .isTrue();
                    assertThat(endpoint.isLazyStartProducer()).isTrue();
                });
    }

    @Test
    void signInAndConnectionsAreWhatThePropertiesSay() {
        runner.withBean("oktaTls", SSLContextParameters.class, SSLContextParameters::new)
                .withPropertyValues(
                        PREFIX + "org-url=https://acme.okta.com/",
                        PREFIX + "authorization-mode=private-key",
                        PREFIX + "client-id=0oa1",
                        PREFIX + "scopes=okta.users.read",
                        PREFIX + "private-key=" + PRIVATE_KEY,
                        PREFIX + "kid=key1",
                        PREFIX + "response-timeout=5s",
                        PREFIX + "max-connections=7",
                        PREFIX + "ssl-context-parameters=#bean:oktaTls",
                        PREFIX + "proxy-host=127.0.0.1",
                        PREFIX + "proxy-port=3128",
                        PREFIX + "proxy-username=me",
                        PREFIX + "proxy-password=secret",
                        PREFIX + "health-check-user-id=00u9",
                        PREFIX + "health-check-producer-enabled=false")
                .run(context -> {
                    OktaFactorsEndpoint endpoint = context.getBean(CamelContext.class)
                            .getEndpoint("okta-factors:getUser", OktaFactorsEndpoint.class);
                    OktaFactorsConfiguration configuration = endpoint.getConfiguration();
                    assertThat(configuration.getAuthorizationMode()).isEqualTo(AuthorizationMode.PrivateKey);
                    assertThat(configuration.getClientId()).isEqualTo("0oa1");
                    assertThat(configuration.getScopes()).isEqualTo("okta.users.read");
                    assertThat(configuration.getPrivateKey()).isEqualTo(PRIVATE_KEY);
                    assertThat(configuration.getKid()).isEqualTo("key1");
                    assertThat(configuration.getResponseTimeout()).isEqualTo(5000);
                    assertThat(configuration.getMaxConnections()).isEqualTo(7);
                    assertThat(configuration.getSslContextParameters()).isSameAs(context.getBean("oktaTls"));
                    assertThat(configuration.getProxyHost()).isEqualTo("127.0.0.1");
                    assertThat(configuration.getProxyPort()).isEqualTo(3128);
                    assertThat(configuration.getProxyUsername()).isEqualTo("me");
                    assertThat(configuration.getProxyPassword()).isEqualTo("secret");
                    assertThat(configuration.getHealthCheckUserId()).isEqualTo("00u9");
                    assertThat(((OktaFactorsComponent) endpoint.getComponent()).isHealthCheckProducerEnabled())
                            .isFalse();
                });
    }

    @Test
    void springsOwnPropertiesOutrankSystemPropertiesAndThoseTheEnvironment() {
        runner.withSystemProperties("okta.client.token=00system", "okta.client.orgUrl=https://system.okta.com")
                .withInitializer(environmentOf(Map.of("OKTA_CLIENT_TOKEN", "00variable")))
                .withPropertyValues("acme.token=00spring", "okta.client.token=${acme.token}")
                .run(context -> {
                    OktaFactorsConfiguration configuration = configurationIn(context);
                    assertThat(configuration.getToken()).isEqualTo("00spring");
                    assertThat(configuration.getOrgUrl()).isEqualTo("https://system.okta.com");
                });
    }

    @Test
    void theSpellingsThatSpringKnowsWork() {
        runner.withPropertyValues(
                        "okta.client.org-url=https://acme.okta.com",
                        "okta.client.client-id=0oa1",
                        "okta.client.scopes[0]=okta.users.read",
                        "okta.client.scopes[1]=okta.users.manage",
                        "okta.client.PRIVATE_KEY=" + PRIVATE_KEY,
                        "okta.client.oauth2.access-token=")
                .run(context -> {
                    OktaFactorsConfiguration configuration = configurationIn(context);
                    assertThat(configuration.getOrgUrl()).isEqualTo("https://acme.okta.com");
                    assertThat(configuration.getScopes()).isEqualTo("okta.users.read okta.users.manage");
                    assertThat(configuration.getPrivateKey()).isEqualTo(PRIVATE_KEY);
                });
    }

    @Test
    void aComponentOfAnotherNameKeepsWhatItWasGiven() {
        OktaFactorsComponent other = new OktaFactorsComponent();
        other.getConfiguration().setToken("00other");
        runner.withBean("okta-other", OktaFactorsComponent.class, () -> other)
                .withPropertyValues(PREFIX + "token=" + TOKEN, "okta.client.orgUrl=https://acme.okta.com")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    OktaFactorsEndpoint first = camel.getEndpoint("okta-factors:getUser", OktaFactorsEndpoint.class);
                    OktaFactorsEndpoint second = camel.getEndpoint("okta-other:getUser", OktaFactorsEndpoint.class);
                    assertThat(first.getConfiguration().getToken()).isEqualTo(TOKEN);
                    assertThat(second.getConfiguration().getToken()).isEqualTo("00other");
                    assertThat(second.getConfiguration().getOrgUrl()).isEqualTo("https://acme.okta.com");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta.client.scpoes[0]", "okta.client.scpoes"})
    void aMistypedKeyOfOktasIsToldAsItWasGiven(String name) {
        runner.withPropertyValues(name + "=okta.users.read", "okta.client.brand-new=x")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(CamelContext.class).getEndpoint("okta-factors:getUser"))
                        .rootCause()
                        .hasMessage("Unknown setting: the property okta.client.scpoes. Did you mean okta.client.scopes"
                                + " (option scopes)?"));
    }

    /** The variables of this process cannot be changed, so Spring is given others in their place. */
    private static ApplicationContextInitializer<ConfigurableApplicationContext> environmentOf(
            Map<String, Object> variables) {
        return context -> context.getEnvironment()
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
    }

    @Test
    void theKeysOfOktasClientsWorkAsSpringProperties() {
        runner.withPropertyValues(
                        "okta.client.orgUrl=https://acme.okta.com",
                        "okta.client.token=" + TOKEN,
                        "okta.client.connectionTimeout=7",
                        "okta.client.requestTimeout=21")
                .run(context -> {
                    OktaFactorsConfiguration configuration = configurationIn(context);
                    assertThat(configuration.getOrgUrl()).isEqualTo("https://acme.okta.com");
                    assertThat(configuration.getToken()).isEqualTo(TOKEN);
                    assertThat(configuration.getConnectTimeout()).isEqualTo(7_000);
                    assertThat(configuration.getRequestTimeout()).isEqualTo(21_000);
                });
    }

    @Test
    void aCallGoesWhereThePropertiesSay() throws Exception {
        try (OneCallOkta okta = new OneCallOkta()) {
            runner.withPropertyValues(
                            PREFIX + "org-url=" + okta.url(), PREFIX + "token=" + TOKEN, PREFIX + "user-id=00u1")
                    .run(context -> assertThat(context.getBean(ProducerTemplate.class)
                                    .requestBody("okta-factors:listFactors", null, String.class))
                            .isEqualTo("[]"));
            assertThat(okta.call()).isCompletedWithValue("/api/v1/users/00u1/factors SSWS " + TOKEN);
        }
    }

    @Test
    void withoutPropertiesTheComponentSaysWhatIsMissing() {
        runner.run(context -> assertThatThrownBy(
                        () -> context.getBean(CamelContext.class).getEndpoint("okta-factors:listFactors"))
                .rootCause()
                .hasMessageContaining("Your Okta URL is missing. Set the option orgUrl"));
    }

    @Test
    void withoutCamelThereIsNothingToConfigure() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OktaFactorsComponentAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("oktaFactorsComponentCustomizer"));
    }

    @Test
    void aDisabledComponentIsNotConfigured() {
        runner.withPropertyValues(PREFIX + "enabled=false", PREFIX + "token=" + TOKEN)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("oktaFactorsComponentCustomizer"));
    }

    @Test
    void componentsMayBeDisabledTogether() {
        runner.withPropertyValues("camel.component.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("oktaFactorsComponentCustomizer"));
    }

    @Test
    void aValueThatIsNoneOfTheTypeOfItsOptionIsToldWithItsProperty() {
        runner.withPropertyValues(PREFIX + "org-url=https://acme.okta.com", PREFIX + "max-connections=many")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(CamelContext.class).getEndpoint("okta-factors:getUser"))
                        .hasStackTraceContaining("camel.component.okta-factors.max-connections"));
    }

    @Test
    void aPropertyWithoutAValueLeavesTheDefault() {
        runner.withPropertyValues(
                        PREFIX + "org-url=https://acme.okta.com",
                        PREFIX + "token=" + TOKEN,
                        PREFIX + "max-connections=",
                        PREFIX + "request-timeout=")
                .run(context -> {
                    OktaFactorsConfiguration configuration = configurationIn(context);
                    assertThat(configuration.getMaxConnections()).isEqualTo(75);
                    assertThat(configuration.getRequestTimeout()).isEqualTo(60_000);
                });
    }

    @Test
    void variablesOfTheEnvironmentArePropertiesToo() {
        runner.withInitializer(environmentOf(Map.of(
                        "CAMEL_COMPONENT_OKTAFACTORS_ORGURL",
                        "https://acme.okta.com",
                        "CAMEL_COMPONENT_OKTA_FACTORS_TOKEN",
                        TOKEN,
                        "CAMEL_COMPONENT_OKTAFACTORS_REQUESTTIMEOUT",
                        "PT7S")))
                .run(context -> {
                    OktaFactorsConfiguration configuration = configurationIn(context);
                    assertThat(configuration.getOrgUrl()).isEqualTo("https://acme.okta.com");
                    assertThat(configuration.getToken()).isEqualTo(TOKEN);
                    assertThat(configuration.getRequestTimeout()).isEqualTo(7_000);
                });
    }

    /** What an endpoint of the component is made with. */
    private static OktaFactorsConfiguration configurationIn(ApplicationContext context) {
        return context.getBean(CamelContext.class)
                .getEndpoint("okta-factors:getUser", OktaFactorsEndpoint.class)
                .getConfiguration();
    }
}
