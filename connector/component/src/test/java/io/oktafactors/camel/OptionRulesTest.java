package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.credential.Access;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.options.ClientProperty;
import io.oktafactors.camel.options.ConfigSource;
import io.oktafactors.camel.options.ConfigSources;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which credentials count, and what is refused before a call is made. */
class OptionRulesTest {

    private final OktaFactorsConfiguration options = new OktaFactorsConfiguration();
    private final Map<String, String> environment = new HashMap<>();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @ParameterizedTest
    @CsvSource({
        "token, io.oktafactors.camel.credential.Access$ApiToken",
        "accessToken, io.oktafactors.camel.credential.Access$BearerToken",
        "privateKey, io.oktafactors.camel.credential.Access$ServiceApp",
    })
    void theKindOfCredentialsSaysHowCallsAreAuthorized(ClientProperty key, Class<? extends Access> kind) {
        client();
        set(key, "value");

        assertThat(applied()).isInstanceOf(kind);
    }

    @Test
    void severalKindsNeedAChoice() {
        client();
        options.setToken("00abc");
        options.setPrivateKey("key");

        assertThatThrownBy(this::applied)
                .hasMessage("Credentials of more than one kind are set: [token, privateKey]. Set the option"
                        + " authorizationMode to select one of them: [SSWS, PrivateKey, Bearer]");

        options.setAuthorizationMode(AuthorizationMode.PrivateKey);
        assertThat(applied()).isInstanceOf(Access.ServiceApp.class);
    }

    @Test
    void credentialsFromNearerOutrankAModeFromFurtherAway() {
        environment.put("OKTA_CLIENT_AUTHORIZATIONMODE", "PrivateKey");
        environment.put("OKTA_CLIENT_PRIVATEKEY", "key");
        environment.put("OKTA_CLIENT_CLIENTID", "0oa1");
        environment.put("OKTA_CLIENT_SCOPES", "okta.users.read");
        assertThat(applied()).isInstanceOf(Access.ServiceApp.class);

        options.setToken("00abc");

        assertThat(applied()).isInstanceOf(Access.ApiToken.class);
    }

    @Test
    void aModeFromNearerChoosesAmongCredentialsFromFurtherAway() {
        environment.put("OKTA_CLIENT_TOKEN", "00abc");
        options.setAuthorizationMode(AuthorizationMode.Bearer);

        assertThat(applied()).isInstanceOf(Access.BearerToken.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SSWS       | token      |             | Your Okta API token is missing. Set the option token
            SSWS       | token      | {apiToken}  | Replace {apiToken} with your Okta API token, in the option token
            PrivateKey | clientId   |             | Your client ID is missing. Set the option clientId
            PrivateKey | clientId   | {clientId}  | Replace {clientId} with your client ID, in the option clientId
            PrivateKey | scopes     |             | Your list of scopes is missing. Set the option scopes
            PrivateKey | privateKey |             | Your private key is missing. Set the option privateKey
            Bearer     | token      |             | Your access token is missing. Set the option accessToken
            Bearer     | token      | a b         | Your access token contains an invalid character
            """)
    void whatAModeNeedsIsAskedFor(AuthorizationMode mode, ClientProperty key, String value, String reason) {
        client();
        options.setToken("00abc");
        options.setPrivateKey("key");
        options.setAuthorizationMode(mode);
        if (value == null) {
            value = "";
        }
        set(key, value);

        assertThatThrownBy(this::applied)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aClientSecretIsNotEnough() {
        client();
        environment.put("OKTA_CLIENT_CLIENTSECRET", "canarySecret");

        assertThatThrownBy(this::applied)
                .hasMessageContaining("Okta's API does not accept a client secret")
                .hasMessageNotContaining("canarySecret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OKTA_CLIENT_ORGURL | http://acme.okta.com        | Your Okta URL must start with https. Current value: http://acme.okta.com, from the environment variable OKTA_CLIENT_ORGURL (option orgUrl)
            OKTA_CLIENT_ORGURL | https://acme-admin.okta.com | Your Okta domain should not contain -admin
            OKTA_CLIENT_ORGURL | https://{yourOktaDomain}    | Replace {yourOktaDomain} with your Okta domain, in the environment variable OKTA_CLIENT_ORGURL
            OKTA_CLIENT_ORGURL | https://acme.okta.com.com   | It looks like there's a typo in your Okta domain, in the environment variable OKTA_CLIENT_ORGURL
            OKTA_CLIENT_TOKEN  | {apiToken}                  | Replace {apiToken} with your Okta API token, in the environment variable OKTA_CLIENT_TOKEN
            OKTA_CLIENT_PROXY_PORT | 70000                   | The proxy port must be from 1 to 65535, in the environment variable OKTA_CLIENT_PROXY_PORT
            OKTA_CLIENT_REQUESTTIMEOUT | -1                  | The timeout must be greater than 0 ms, in the environment variable OKTA_CLIENT_REQUESTTIMEOUT
            """)
    void aWrongValueIsToldWithThePlaceItComesFrom(String variable, String value, String message) {
        environment.put("OKTA_CLIENT_ORGURL", "https://acme.okta.com");
        environment.put("OKTA_CLIENT_TOKEN", "00abc");
        environment.put("OKTA_CLIENT_PROXY_HOST", "proxy");
        environment.put("OKTA_CLIENT_PROXY_PORT", "3128");
        environment.put(variable, value);

        assertThatThrownBy(() -> apply(new OktaFactorsConfiguration())).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "proxyHost, proxyPort",
        "proxyUsername, proxyPassword",
    })
    void optionsThatGoTogetherAreNotLeftAlone(ClientProperty first, ClientProperty second) {
        options.setToken("00abc");
        set(first, "canary");
        assertThatThrownBy(this::applied)
                .hasMessage("The options " + first + " and " + second
                        + " must be set together: only one is set, in the option " + first);
    }

    @Test
    void aPoolOfNothingAndANegativeSilenceAreRefused() {
        options.setToken("00abc");
        options.setMaxConnections(0);
        assertThatThrownBy(this::applied).hasMessageContaining("maxConnections must be 1 or more");
        options.setMaxConnections(1);
        options.setResponseTimeout(-1);
        assertThatThrownBy(this::applied).hasMessageContaining("responseTimeout must be 0 ms or more");
    }

    private void client() {
        options.setClientId("0oa1");
        options.setScopes("okta.users.read");
    }

    private void set(ClientProperty key, String text) {
        new OptionValues(context, options).setText(key, text);
    }

    private Access applied() {
        OktaFactorsConfiguration copy = options.copy();
        copy.setOrgUrl("https://acme.okta.com");
        return apply(copy);
    }

    private Access apply(OktaFactorsConfiguration configuration) {
        OptionValues values = new OptionValues(context, configuration);
        Map<ClientProperty, ConfigSource> origins =
                ConfigSources.of(context, environment).fill(values);
        return new OptionRules(values, origins, Set.of())
                .settle(OktaFactorsOperation.listFactors)
                .target()
                .access();
    }
}
