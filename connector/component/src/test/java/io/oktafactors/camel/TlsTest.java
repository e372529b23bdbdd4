package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates are taken and shown, by API and token endpoint alike. */
class TlsTest extends OauthTestSupport {

    @TempDir
    static Path folder;

    private static Certificates certificates;

    private FakeOkta secure;
    private OauthOkta organization;

    @BeforeAll
    static void make() {
        certificates = new Certificates(folder);
        certificates.make("okta", "ip:127.0.0.1");
        certificates.make("elsewhere", "dns:elsewhere.example");
        certificates.make("app", "dns:app.example");
    }

    @AfterEach
    void close() {
        secure.close();
    }

    private void serve(String certificate, String trusted) throws Exception {
        secure = new FakeOkta(certificates.server(certificate, trusted), trusted != null);
        organization = new OauthOkta(secure.url(), KEY);
        secure.answers(organization);
        component().getConfiguration().setOrgUrl(secure.url());
    }

    private void trust(String trusted, String own) {
        component().getConfiguration().setSslContextParameters(certificates.client(trusted, own));
    }

    @Test
    void aTrustedServerIsCalled() throws Exception {
        serve("okta", null);
        trust("okta", null);

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
        assertThat(secure.calls())
                .extracting(FakeOkta.Call::toString)
                .containsExactly("POST /oauth2/v1/token", "GET /api/v1/users/00u1/factors");
        assertThat(organization.faults).isEmpty();
    }

    @Test
    void aServerThatNobodyTrustsGetsNothing() throws Exception {
        serve("okta", null);

        assertThat(failure())
                .hasRootCauseInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("(option sslContextParameters: the server's certificate is not trusted)");
        assertThat(secure.calls()).isEmpty();
    }

    @Test
    void aServerOfAnotherNameGetsNothing() throws Exception {
        serve("elsewhere", null);
        trust("elsewhere", null);

        assertThat(failure())
                .hasRootCauseMessage("SSLPeerUnverifiedException")
                .hasMessageContaining("the TLS certificate is for another host (option orgUrl)");
        assertThat(secure.calls()).isEmpty();
    }

    @Test
    void aServerThatWantsACertificateIsShownOne() throws Exception {
        serve("okta", "app");
        trust("okta", "app");

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
        assertThat(secure.calls()).hasSize(2);
    }

    @Test
    void withoutACertificateThatServerGetsNothing() throws Exception {
        serve("okta", "app");
        trust("okta", null);

        failure();
        assertThat(secure.calls()).isEmpty();
    }

    @Test
    void anEndpointMayHaveItsOwn() throws Exception {
        serve("okta", null);
        context.getRegistry().bind("tls", certificates.client("okta", null));

        Exchange exchange = call("okta-factors:listFactors?sslContextParameters=#tls", null, IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNotNull();
    }

    @Test
    void thoseOfTheContextAreUsedIfWanted() throws Exception {
        serve("okta", null);
        context.setSSLContextParameters(certificates.client("okta", null));
        assertThat(call("okta-factors:listFactors?userId=00u1", null, IDS).getException())
                .isNotNull();

        component().setUseGlobalSslContextParameters(true);

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
    }

    @Test
    void aServerThatShakesHandsAndNeverAnswersIsGivenUp() throws Exception {
        serve("okta", null);
        trust("okta", null);
        secure.answers(FakeOkta.json(200, "[]"), secure.silence(), secure.silence());
        assertThat(call("okta-factors:listFactors?token=" + TOKEN, null, IDS).getException())
                .isNull();

        // First over the connection that is there, then over one of its own.
        for (int i = 0; i < 2; i++) {
            Exchange exchange = call("okta-factors:listFactors?requestTimeout=1500&token=" + TOKEN, null, IDS);

            assertThat(failureOf(exchange, Unavailable.class))
                    .hasMessageContaining("no complete response within 1500 ms (option requestTimeout)");
        }
        assertThat(secure.calls()).hasSize(3);
    }

    @Test
    void aServerThatNeverShakesHandsIsGivenUp() throws IOException {
        secure = new FakeOkta();
        requestTimeout(700);
        component().getConfiguration().setConnectTimeout(60_000);
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
            component().getConfiguration().setOrgUrl("https://127.0.0.1:" + silent.getLocalPort());

            assertThat(failure()).hasMessageContaining("within 700 ms");
        }
    }

    private Unavailable failure() {
        Unavailable failure = failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class);
        assertThat(failure.getStatusCode()).isZero();
        return failure;
    }
}
