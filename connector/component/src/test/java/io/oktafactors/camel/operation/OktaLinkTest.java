package io.oktafactors.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link gives, and which links give nothing; that no call goes to where a link says is in LinksTest. */
class OktaLinkTest {

    private static final String ORGANIZATION = "http://127.0.0.1:8080";
    private static final PathTemplate FACTOR = OktaFactorsOperation.getFactor.template();

    @Test
    void aLinkToThePathGivesItsValues() {
        assertThat(OktaLink.values(ORGANIZATION + "/api/v1/users/a+b%2Fc/factors/opf8", FACTOR, ORGANIZATION))
                .isEqualTo(Map.of(OktaFactorsParameter.userId, "a+b/c", OktaFactorsParameter.factorId, "opf8"));
    }

    @Test
    void aLinkToWhatThePathBelongsToGivesThemToo() {
        assertThat(OktaLink.values(
                        ORGANIZATION + "/api/v1/users/00u9/factors/opf8",
                        OktaFactorsOperation.verifyFactor.template(),
                        ORGANIZATION))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api/v1/users/00u9/factors/opf8",
                "https://evil.example:443/api/v1/users/00u9/factors/opf8",
                "http://127.0.0.1:80801/api/v1/users/00u9/factors/opf8",
                "https://127.0.0.1:8080/api/v1/users/00u9/factors/opf8",
                "http://127.0.0.1/api/v1/users/00u9/factors/opf8",
                "http://localhost:8080/api/v1/users/00u9/factors/opf8"
            })
    void aLinkToElsewhereGivesNothing(String link) {
        assertRefused(link, "does not have the origin of the organization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080.evil.example/api/v1/users/00u9/factors/opf8",
                "http://user@127.0.0.1:8080/api/v1/users/00u9/factors/opf8",
                "//127.0.0.1:8080/api/v1/users/00u9/factors/opf8",
                "/api/v1/users/00u9/factors/opf8",
                "file:///etc/passwd",
                "mailto:ada@acme.example",
                "not a link",
                ""
            })
    void whatIsNoUrlGivesNothing(String link) {
        assertRefused(link, "is not a valid URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/00u9",
                "/api/v1/users/00u9/factors",
                "/api/v1/users/00u9/factors/opf8/verify",
                "/api/v1/users/00u9/factors/opf8/",
                "/api/v1/users/00u9/factors/..",
                "/api/v1/users/00u9/factors/%2e%2e",
                "/api/v1/users/00u9/factors/%20",
                "/api/v1/users/00u9/factors/a%0d%0ab",
                "/api/v1/users/00u9/factors/opf%ff",
                "/api/v1/users/%ff/factors/opf8",
                "/api/v1/users//factors/opf8",
                "/api/v1/../v1/users/00u9/factors/opf8",
                "/api/v1/groups/00u9/factors/opf8",
                "/api/v2/users/00u9/factors/opf8",
                "/oauth2/v1/token",
                ""
            })
    void aLinkToAnotherPathGivesNothing(String path) {
        assertRefused(ORGANIZATION + path, "does not match the path /users/{userId}/factors/{factorId}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?x=1", "#x"})
    void aLinkWithMoreThanAPathGivesNothing(String more) {
        assertRefused(ORGANIZATION + "/api/v1/users/00u9/factors/opf8" + more, "has a query or fragment");
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.okta.com, https://acme.okta.com, true",
        "https://acme.okta.com, https://ACME.okta.com:443, true",
        "https://acme.okta.com:443, HTTPS://acme.okta.com, true",
        "http://acme.okta.com, http://acme.okta.com:80, true",
        "https://acme.okta.com, https://acme.okta.com:80, false",
        "http://acme.okta.com, http://acme.okta.com:443, false",
        "http://acme.okta.com:0, http://acme.okta.com, false",
        "https://acme.okta.com:8443, https://acme.okta.com, false"
    })
    void theStandardPortIsTheSameOriginWrittenOrNot(String organization, String origin, boolean same) {
        String link = origin + "/api/v1/users/00u9";
        PathTemplate path = OktaFactorsOperation.getUser.template();

        if (same) {
            assertThat(OktaLink.values(link, path, organization)).hasSize(1);
        } else {
            assertThatThrownBy(() -> OktaLink.values(link, path, organization))
                    .hasMessage("does not have the origin of the organization, " + organization);
        }
    }

    private static void assertRefused(String link, String why) {
        assertThatThrownBy(() -> OktaLink.values(link, FACTOR, ORGANIZATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith(why)
                .message()
                .doesNotContain("evil", "opf8", "00u9");
    }
}
