package io.oktafactors.camel.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaFactorsConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Options that nobody set are looked for where Okta's clients keep them. */
class ConfigSourcesTest extends ConfigSourcesTestSupport {

    @Test
    void theNearestPlaceWins() throws Exception {
        write("home/.okta/okta.yaml", "okta: {client: {orgUrl: 'https://home.okta.com'}}");
        assertThat(filled().getOrgUrl()).isEqualTo("https://home.okta.com");

        write("here/okta.yaml", "okta: {client: {orgUrl: 'https://here.okta.com'}}");
        assertThat(filled().getOrgUrl()).isEqualTo("https://here.okta.com");

        environment.put("OKTA_CLIENT_ORGURL", "https://environment.okta.com");
        assertThat(filled().getOrgUrl()).isEqualTo("https://environment.okta.com");

        System.setProperty("okta.client.orgUrl", "https://system.okta.com");
        assertThat(filled().getOrgUrl()).isEqualTo("https://system.okta.com");

        properties.put("okta.client.orgUrl", "https://camel.okta.com");
        assertThat(filled().getOrgUrl()).isEqualTo("https://camel.okta.com");

        options.setOrgUrl("https://option.okta.com");
        assertThat(filled().getOrgUrl()).isEqualTo("https://option.okta.com");
    }

    @Test
    void theSpellingWithHyphensIsTakenEverywhere() throws Exception {
        write("here/okta.yaml", "okta: {client: {org-url: 'https://here.okta.com'}}");
        assertThat(filled().getOrgUrl()).isEqualTo("https://here.okta.com");

        environment.put("OKTA_CLIENT_ORG_URL", "https://environment.okta.com");
        assertThat(filled().getOrgUrl()).isEqualTo("https://environment.okta.com");

        properties.put("okta.client.org-url", "https://camel.okta.com");
        assertThat(filled().getOrgUrl()).isEqualTo("https://camel.okta.com");
    }

    @Test
    void eachKeyIsLookedForByItself() throws Exception {
        write("home/.okta/okta.yaml", "okta:\n  client:\n    orgUrl: https://home.okta.com\n    token: 00home\n");
        environment.put("OKTA_CLIENT_TOKEN", "00env");

        OktaFactorsConfiguration filled = filled();

        assertThat(filled.getOrgUrl()).isEqualTo("https://home.okta.com");
        assertThat(filled.getToken()).isEqualTo("00env");
    }

    @Test
    void aPropertyMayReferToAnotherOne() throws Exception {
        properties.put("okta.client.token", "{{acme.token}}");
        properties.put("acme.token", "00acme");

        assertThat(filled().getToken()).isEqualTo("00acme");
    }

    @Test
    void aBlankValueCountsAsNone() throws Exception {
        options.setToken(" ");
        environment.put("OKTA_CLIENT_TOKEN", "");
        write("here/okta.yaml", "okta: {client: {token: 00here}}");

        assertThat(filled().getToken()).isEqualTo("00here");
    }

    @Test
    void everyKeyIsReadFromYaml() throws Exception {
        write("here/okta.yaml", """
                okta:
                  client:
                    orgUrl: https://acme.okta.com/
                    authorizationMode: PrivateKey
                    clientId: 0oa1
                    scopes:
                      - okta.users.read
                      - okta.users.manage
                    privateKey: |
                      -----BEGIN PRIVATE KEY-----
                      abc
                      -----END PRIVATE KEY-----
                    kid: 007
                    token: 00abc
                    oauth2:
                      accessToken: abc
                    connectionTimeout: 12
                    requestTimeout: 34
                    proxy:
                      host: proxy.example
                      port: 3128
                      username: me
                      password: 0123
                    rateLimit:
                      maxRetries: 4
                    cache:
                      enabled: false
                """);

        OktaFactorsConfiguration filled = filled();

        assertThat(filled.getOrgUrl()).isEqualTo("https://acme.okta.com/");
        assertThat(filled.getAuthorizationMode()).isEqualTo(AuthorizationMode.PrivateKey);
        assertThat(filled.getClientId()).isEqualTo("0oa1");
        assertThat(filled.getScopes()).isEqualTo("okta.users.read okta.users.manage");
        assertThat(filled.getPrivateKey()).isEqualTo("-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----");
        assertThat(filled.getKid()).isEqualTo("007");
        assertThat(filled.getToken()).isEqualTo("00abc");
        assertThat(filled.getAccessToken()).isEqualTo("abc");
        assertThat(filled.getConnectTimeout()).isEqualTo(12_000);
        assertThat(filled.getRequestTimeout()).isEqualTo(34_000);
        assertThat(filled.getProxyHost()).isEqualTo("proxy.example");
        assertThat(filled.getProxyPort()).isEqualTo(3128);
        assertThat(filled.getProxyUsername()).isEqualTo("me");
        assertThat(filled.getProxyPassword()).isEqualTo("0123");
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsReadFromTheEnvironment(ClientProperty key) throws Exception {
        String value =
                switch (key) {
                    case authorizationMode -> "Bearer";
                    case connectTimeout, requestTimeout, proxyPort -> "77";
                    default -> "value";
                };
        environment.put(key.key().toUpperCase().replace('.', '_'), value);

        filled();

        assertThat(filled.isSet(key)).isTrue();
        assertThat(origins.get(key).describe(key))
                .isEqualTo("the environment variable " + ClientProperty.variable(key.key()));
        for (ClientProperty other : ClientProperty.values()) {
            assertThat(other == key || !filled.isSet(other)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "okta.client.authenticationScheme, SSWS, authorizationMode",
        "okta.client.keyId, k, kid",
        "okta.client.privateKeyId, k, kid"
    })
    void theSpellingsOfOtherClientsAreKnown(String property, String value, ClientProperty key) throws Exception {
        properties.put(property, value);

        filled();
        assertThat(filled.isSet(key)).isTrue();
    }

    @Test
    void noBoundInSecondsLeavesTheDefault() throws Exception {
        environment.put("OKTA_CLIENT_REQUESTTIMEOUT", "0");
        environment.put("OKTA_CLIENT_CONNECTIONTIMEOUT", "0");

        assertThat(filled().getRequestTimeout()).isEqualTo(60_000);
        assertThat(filled().getConnectTimeout()).isEqualTo(10_000);
    }

    @Test
    void aTimeOutThatIsSetToItsDefaultIsStillSet() throws Exception {
        environment.put("OKTA_CLIENT_REQUESTTIMEOUT", "5");
        options.setRequestTimeout(60_000);

        assertThat(filled().getRequestTimeout()).isEqualTo(60_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OKTA_CLIENT_PROXY_PORT        | canary | (option proxyPort) must be a whole number
            OKTA_CLIENT_REQUESTTIMEOUT    | 5s     | (option requestTimeout) must be a whole number
            OKTA_CLIENT_AUTHORIZATIONMODE | NONE   | (option authorizationMode) must be one of [SSWS, PrivateKey, Bearer]
            """)
    void aValueThatCannotBeIsRefusedWithItsPlace(String variable, String value, String reason) {
        environment.put(variable, value);

        assertThatThrownBy(this::filled)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The value of the environment variable " + variable + " " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'okta: {client: {token: 00canary'        | is not valid YAML at line 1
            'okta: [\n00canary: x: y'                | is not valid YAML at line 2
            """)
    void aBrokenFileIsToldWithItsLineAndNoneOfItsText(String yaml, String reason) throws Exception {
        write("here/okta.yaml", yaml.translateEscapes());

        assertThatThrownBy(this::filled)
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage(folder.resolve("here/okta.yaml") + " " + reason);
    }

    @Test
    void aHugeFileIsRefused() throws Exception {
        write("here/okta.yaml", "a: " + "x".repeat(1024 * 1024));

        assertThatThrownBy(this::filled).hasMessageEndingWith("okta.yaml is larger than the maximum of 1 MB");
    }

    @Test
    void aFileOfOtherThingsIsNoTrouble() throws Exception {
        write("here/okta.yaml", "- just\n- a list\n");
        write("home/.okta/okta.yaml", "");

        assertThat(filled().getToken()).isNull();
    }
}
