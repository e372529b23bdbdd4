package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials on an endpoint outrank those on the component. */
class CredentialsRankTest extends OauthTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            token=00own                                   | SSWS 00own
            accessToken=own                               | Bearer own
            token=own&authorizationMode=Bearer            | Bearer own
            accessToken=own&authorizationMode=PrivateKey  | Bearer own
            """)
    void theEndpointsAreUsed(String options, String authorization) {
        // A key and, for those that ask by authorizationMode, an access token are on the component.
        component().getConfiguration().setAccessToken(options.startsWith("token=own") ? "theComponents" : null);
        okta.answers(FakeOkta.json(200, "[]"));

        assertThat(call("okta-factors:listFactors?" + options, null, IDS).getException())
                .isNull();

        assertThat(okta.onlyCall().header("Authorization")).containsExactly(authorization);
    }

    @Test
    void aKeyOnTheEndpointIsUsedBeforeATokenAndAModeOnTheComponent() {
        OktaFactorsConfiguration component = component().getConfiguration();
        component.setPrivateKey(null);
        component.setToken(TOKEN);
        component.setAuthorizationMode(AuthorizationMode.SSWS);
        context.getPropertiesComponent().addInitialProperty("key", KEY.toJSONString());

        assertThat(call("okta-factors:listFactors?privateKey=RAW({{key}})", null, IDS)
                        .getException())
                .isNull();

        assertThat(oauth.tokens).hasSize(1);
    }

    @Test
    void aModeOnTheEndpointChoosesAmongTheComponents() {
        component().getConfiguration().setToken(TOKEN);
        okta.answers(FakeOkta.json(200, "[]"));

        assertThat(call("okta-factors:listFactors?authorizationMode=SSWS", null, IDS)
                        .getException())
                .isNull();

        assertThat(okta.onlyCall().header("Authorization")).containsExactly("SSWS " + TOKEN);
    }
}
