package io.oktafactors.camel;

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
        "https://login.acme.example:8443/, https://login.acme.example:8443",
        "https://admin.acme.example, https://admin.acme.example",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.8.9.1, http://127.8.9.1",
        "http://[::1]:8080, http://[::1]:8080",
    })
    void anOrganizationIsSchemeHostAndPort(String given, String normal) {
        assertThat(OrgUrl.normalize(given)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                    | is missing
            '  '                                  | is missing
            https://{yourOktaDomain}              | still holds a placeholder
            https://${org}.okta.com               | still holds a placeholder
            acme.okta.com                         | is not a URL of the form https://host
            //acme.okta.com                       | is not a URL of the form https://host
            https://                              | is not a URL
            https:acme.okta.com                   | is not a URL of the form https://host
            https://https://acme.okta.com         | is not a URL of the form https://host
            https://acme okta.com                 | is not a URL
            https://acme.okta.com:99999           | is not a URL of the form https://host
            https://acme.okta.com/api/v1          | must be scheme and host alone
            https://acme.okta.com/..              | must be scheme and host alone
            https://acme.okta.com?x=1             | must be scheme and host alone
            https://acme.okta.com#x               | must be scheme and host alone
            https://acme-admin.okta.com           | is the admin console
            https://ACME-ADMIN.okta.com           | is the admin console
            https://acme-admin.oktapreview.com    | is the admin console
            https://acme-admin.okta-emea.com      | is the admin console
            https://acme-admin.okta-gov.com       | is the admin console
            https://acme-admin.okta.mil           | is the admin console
            https://acme.okta.com.com             | ends with .com twice
            http://acme.okta.com                  | must use https
            ftp://acme.okta.com                   | must use https
            http://127.0.0.1.evil.example         | must use https
            http://localhost.evil.example         | must use https
            http://10.0.0.1                       | must use https
            http://0.0.0.0                        | must use https
            """)
    void anythingElseIsRefusedWithAReason(String given, String reason) {
        assertThatThrownBy(() -> OrgUrl.normalize(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("The option orgUrl ")
                .hasMessageContaining(reason);
    }

    @Test
    void noneIsRefusedToo() {
        assertThatThrownBy(() -> OrgUrl.normalize(null)).hasMessageContaining("The option orgUrl is missing");
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
        assertThatThrownBy(() -> OrgUrl.normalize(given))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("ush");
    }
}
