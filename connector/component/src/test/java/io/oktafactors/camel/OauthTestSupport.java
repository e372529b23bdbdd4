package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;

/** A context whose component signs in with a private key. */
abstract class OauthTestSupport extends OktaFactorsTestSupport {

    static final RSAKey KEY = key();

    final OauthOkta oauth = new OauthOkta(okta.url(), KEY);

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("canaryKid").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        OktaFactorsConfiguration configuration =
                context.getComponent("okta-factors", OktaFactorsComponent.class).getConfiguration();
        configuration.setToken(null);
        configuration.setClientId(OauthOkta.CLIENT_ID);
        configuration.setScopes("okta.users.read okta.users.manage");
        configuration.setPrivateKey(KEY.toJSONString());
        okta.answers(oauth);
        return context;
    }

    @AfterEach
    void theAnswersFoundNoFault() {
        assertThat(oauth.faults).isEmpty();
    }

    long callsTo(String path) {
        return okta.calls().stream()
                .filter(call -> call.target().startsWith(path))
                .count();
    }
}
