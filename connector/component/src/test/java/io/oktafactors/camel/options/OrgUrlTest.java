package io.oktafactors.camel.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://acme.okta.com, https://acme.okta.com",
        "https://acme.okta.com/, https://acme.okta.com",
        "https://acme.okta.com///, https://acme.okta.com",
        "'  https://acme.okta.com ', https://acme.okta.com",
        "HTTPS://ACME.Okta.com, https://acme.okta.com",
        "https://acme.oktapreview.com, https://acme.oktapreview.com",
        "https://acme.okta.com:443/, https://acme.okta.com",
        "http://127.0.0.1:80, http://127.0.0.1",
        "https://login.acme.example:8443/, https://login.acme.example:8443",
        "https://admin.acme.example, https://admin.acme.example",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.8.9.1, http://127.8.9.1",
        "http://[::1]:8080, http://[::1]:8080",
    })
    void anOrganizationIsSchemeHostAndPort(String given, String normal) {
        assertThat(OrgUrl.normalize(given, "the option orgUrl")).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                    | Your Okta URL is missing
            "  "                                  | Your Okta URL is missing
            https://{yourOktaDomain}              | Replace {yourOktaDomain} with your Okta domain
            https://yourOktaDomain                | Replace {yourOktaDomain} with your Okta domain
            https://yourOktaDomain.com            | Replace {yourOktaDomain} with your Okta domain
            https://your-okta-domain.okta.com     | Replace {yourOktaDomain} with your Okta domain
            https://<yourOktaDomain>              | Replace {yourOktaDomain} with your Okta domain
            https://${yourOktaDomain}             | Replace {yourOktaDomain} with your Okta domain
            {yourOktaDomain}                      | Replace {yourOktaDomain} with your Okta domain
            https://${org}.okta.com               | Replace {yourOktaDomain} with your Okta domain
            acme.okta.com                         | there's a typo in your Okta domain
            //acme.okta.com                       | there's a typo in your Okta domain
            https://                              | there's a typo in your Okta domain
            https:acme.okta.com                   | there's a typo in your Okta domain
            https://https://acme.okta.com         | there's a typo in your Okta domain
            https://acme okta.com                 | there's a typo in your Okta domain
            https://acme.okta.com:99999           | there's a typo in your Okta domain
            https://acme.okta.com.com             | there's a typo in your Okta domain
            https://acme.okta.com/api/v1          | must consist of scheme and host only
            https://acme.okta.com/..              | must consist of scheme and host only
            https://acme.okta.com?x=1             | must consist of scheme and host only
            https://acme.okta.com#x               | must consist of scheme and host only
            https://acme-admin.okta.com           | should not contain -admin
            https://ACME-ADMIN.okta.com           | should not contain -admin
            https://acme-admin.oktapreview.com    | should not contain -admin
            https://acme-admin.okta-emea.com      | should not contain -admin
            https://acme-admin.okta-gov.com       | should not contain -admin
            https://acme-admin.okta.mil           | should not contain -admin
            http://acme.okta.com                  | must start with https
            ftp://acme.okta.com                   | must start with https
            http://127.0.0.1.evil.example         | must start with https
            http://localhost.evil.example         | must start with https
            http://10.0.0.1                       | must start with https
            http://0.0.0.0                        | must start with https
            """)
    void anythingElseIsRefusedWithAReason(String given, String reason) {
        assertThatThrownBy(() -> OrgUrl.normalize(given, "the option orgUrl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("the option orgUrl")
                .hasMessageContaining(reason);
    }

    @Test
    void noneIsRefusedToo() {
        assertThatThrownBy(() -> OrgUrl.normalize(null, "the option orgUrl"))
                .hasMessageContaining("Your Okta URL is missing. Set the option orgUrl ");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:hush@acme.okta.com",
        "https://user:hush@acme.okta.com:x",
        "https://user:h ush@acme okta.com",
        "https://user:hush@acme.okta.com:99999",
        "https://user:hush@{org}.okta.com",
        "https://acme.okta.com?token=hush",
        "https://acme.okta.com/#hush",
    })
    void aRefusalQuotesNoSecret(String given) {
        assertThatThrownBy(() -> OrgUrl.normalize(given, "the option orgUrl"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("ush");
    }
}
