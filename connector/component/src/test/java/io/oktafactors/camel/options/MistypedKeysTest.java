package io.oktafactors.camel.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that is nearly one of Okta's is told, and one that may be somebody else's left alone. */
class MistypedKeysTest extends ConfigSourcesTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orgUlr            | orgUrl               | orgUrl
            orgurl            | orgUrl               | orgUrl
            tokn              | token                | token
            scope             | scopes               | scopes
            clientID          | clientId             | clientId
            privatKey         | privateKey           | privateKey
            KeyId             | kid                  | kid
            requestTimout     | requestTimeout       | requestTimeout
            connectTimeout    | connectionTimeout    | connectTimeout
            proxyHost         | proxy.host           | proxyHost
            proxy.pasword     | proxy.password       | proxyPassword
            accessToken       | oauth2.accessToken   | accessToken
            """)
    void aMistypedKeyIsRefusedWithItsPlaceAndTheRightOne(String wrong, String right, String option) throws Exception {
        properties.put("okta.client." + wrong, "canary");
        assertThatThrownBy(this::filled)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown setting: the property okta.client." + wrong + ". Did you mean okta.client." + right
                        + " (option " + option + ")?");
        properties.clear();

        write("here/okta.yaml", "okta: {client: {" + yaml(wrong) + "}}");
        assertThatThrownBy(this::filled)
                .hasMessage("Unknown setting: ./okta.yaml, okta.client." + wrong + ". Did you mean okta.client." + right
                        + " (option " + option + ")?");
    }

    private static String yaml(String key) {
        String[] names = key.split("\\.");
        return names.length == 1 ? key + ": canary" : names[0] + ": {" + names[1] + ": canary}";
    }

    @Test
    void aMistypedVariableIsRefusedToo() {
        environment.put("OKTA_CLIENT_ORGULR", "https://canary.okta.com");

        assertThatThrownBy(this::filled)
                .hasMessage(
                        "Unknown setting: the environment variable OKTA_CLIENT_ORGULR. Did you mean OKTA_CLIENT_ORGURL"
                                + " (option orgUrl)?");
    }

    @Test
    void aMistypedKeyInAPlaceThatIsNotReachedIsNoTrouble() throws Exception {
        write("home/.okta/okta.yaml", "okta: {client: {orgUlr: 'https://home.okta.com', tokn: 00home}}");
        write("here/okta.yaml", "okta: {client: {orgUrl: 'https://here.okta.com', orgUlr: 'https://there.okta.com'}}");
        options.setToken("00option");

        assertThat(filled().getOrgUrl()).isEqualTo("https://here.okta.com");
    }

    /** Of Okta's clients for Java, Node, Python and Go, and of applications in which users sign in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache.enabled",
                "cache.defaultTtl",
                "cache.defaultTti",
                "rateLimit.maxRetries",
                "rateLimit.maxBackoff",
                "rateLimit.enable",
                "userAgent",
                "userAgentExtra",
                "httpsProxy",
                "oauthTokenRenewalOffset",
                "dpopEnabled",
                "dpopKeyRotationInterval",
                "logging.enabled",
                "clientSecret",
                "id",
                "secret",
                "issuer",
                "tokenUrl",
                "brandNew"
            })
    void otherKeysOfOktasClientsAreTheirs(String key) throws Exception {
        properties.put("okta.client." + key, "x");
        environment.put("OKTA_CLIENT_" + key.toUpperCase().replace('.', '_'), "x");
        environment.put(
                "OKTA_CLIENT_" + key.replaceAll("([A-Z])", "_$1").toUpperCase().replace('.', '_'), "x");

        filled();

        assertThat(ClientProperty.values()).noneMatch(filled::isSet);
    }

    @ParameterizedTest
    @EnumSource
    void noSpellingOfAKeyIsTakenForAnother(ClientProperty key) {
        assertThat(key.allSpellings().map(name -> name.substring(ClientProperty.PREFIX.length())))
                .allSatisfy(name -> assertThat(ClientProperty.meantBy(name)).contains(key));
    }
}
