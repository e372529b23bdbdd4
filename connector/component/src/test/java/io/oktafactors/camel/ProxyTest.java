package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All calls go through the proxy, those for tokens too, and it sees no credentials but its own. */
class ProxyTest extends OauthTestSupport {

    private static final String PASSWORD = "canaryProxyPassword";

    @TempDir
    static Path folder;

    private FakeProxy proxy;
    private FakeOkta secure;

    @AfterEach
    void close() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        if (secure != null) {
            secure.close();
        }
    }

    private void use(FakeProxy proxy) {
        this.proxy = proxy;
        component().getConfiguration().setProxyHost("127.0.0.1");
        component().getConfiguration().setProxyPort(proxy.port());
    }

    private void signInAtProxy() {
        component().getConfiguration().setProxyUsername("me");
        component().getConfiguration().setProxyPassword(PASSWORD);
    }

    private void serveTls() throws Exception {
        Certificates certificates = new Certificates(folder);
        if (!certificates.store("okta").toFile().exists()) {
            certificates.make("okta", "ip:127.0.0.1");
        }
        secure = new FakeOkta(certificates.server("okta", null), false);
        secure.answers(new OauthOkta(secure.url(), KEY));
        component().getConfiguration().setOrgUrl(secure.url());
        component().getConfiguration().setSslContextParameters(certificates.client("okta", null));
    }

    @Test
    void callsAndTokensGoThroughATunnel() throws Exception {
        serveTls();
        use(new FakeProxy(null));

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();

        assertThat(secure.calls()).hasSize(2);
        assertThat(proxy.requests())
                .isNotEmpty()
                .allMatch(line -> line.equals("CONNECT " + secure.url().substring(8) + " HTTP/1.1"));
        assertThat(proxy.heads()).noneMatch(head -> head.contains("Authorization"));
    }

    @Test
    void aProxyThatAsksForAPasswordGetsItAndOktaDoesNot() throws Exception {
        serveTls();
        use(new FakeProxy("me:" + PASSWORD));
        signInAtProxy();

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();

        assertThat(secure.calls()).hasSize(2).allSatisfy(call -> assertThat(call.header("Proxy-Authorization"))
                .isEmpty());
        assertThat(proxy.heads()).noneMatch(head -> head.contains("Bearer"));
    }

    @Test
    void aProxyThatRefusesFailsTheCall() throws Exception {
        serveTls();
        use(new FakeProxy("me:another"));
        signInAtProxy();

        Rejected failure = failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(failure.getStatusCode()).isEqualTo(407);
        assertThat(failure.getErrorCode()).isNull();
        assertThat(failure)
                .hasMessageEndingWith(
                        "the token endpoint cannot be reached: the proxy answered 407: correct the options"
                                + " proxyUsername and proxyPassword")
                .hasMessageNotContaining(PASSWORD);
        assertThat(secure.calls()).isEmpty();
    }

    @Test
    void anAnswerBeforeTheTunnelIsNotTakenForOktas() throws Exception {
        serveTls();
        use(new FakeProxy(null));
        proxy.refusal = "HTTP/1.1 403 No\r\nX-Okta-Request-Id: req1\r\nContent-Length: 25\r\n\r\n"
                + "{\"errorCode\":\"E0000006\"}\n";

        Rejected failure = failureOf(calledWithAToken(), Rejected.class);

        assertThat(failure.getStatusCode()).isEqualTo(403);
        assertThat(failure.getErrorCode()).isNull();
        assertThat(failure)
                .hasMessage(
                        "listFactors: GET /api/v1/users/00u1/factors did not reach Okta: the proxy answered 403:"
                                + " allow calls to Okta on the proxy, or use another proxy with the options proxyHost and proxyPort");
        assertThat(secure.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aProxyThatMakesNoTunnelIsUnavailable(int status) throws Exception {
        serveTls();
        use(new FakeProxy(null));
        proxy.refusal = "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n";

        assertThat(failureOf(calledWithAToken(), Unavailable.class))
                .hasMessageContaining("the proxy answered " + status);
        assertThat(secure.calls()).isEmpty();
    }

    /** Nothing has reached Okta where there is no tunnel, so no code is sent twice. */
    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void whatSendsACodeIsTriedAgainWhereTheTunnelWasNotMade(int status) throws Exception {
        serveTls();
        use(new FakeProxy(null));
        secure.answers(FakeOkta.json(200, "{}"));
        proxy.refusals = 1;
        proxy.refusal = "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n";

        Exchange exchange = call("okta-factors:verifyFactor?maxAttempts=2&retryDelay=1&token=" + TOKEN, null, IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(proxy.heads()).hasSize(2);
        assertThat(secure.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NTLM", "NTLM blueCanary", "Negotiate blueCanary", "Brand-New realm=\"blueCanary\""})
    void noLogTellsWhatAProxyAsksInVain(String challenge) throws Exception {
        serveTls();
        use(new FakeProxy(null));
        signInAtProxy();
        proxy.refusal = "HTTP/1.1 407 No\r\nProxy-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n";
        try (TraceLog log = new TraceLog()) {
            assertThat(failureOf(calledWithAToken(), Rejected.class))
                    .hasMessageContaining("the proxy answered 407")
                    .hasMessageNotContaining("Canary");

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("org.apache.hc."))
                    .noneMatch(line -> line.contains("blueCanary"))
                    .noneMatch(line -> line.contains(PASSWORD));
        }
        assertThat(secure.calls()).isEmpty();
    }

    /** The challenge itself, which holds nothing secret, is logged by the client at DEBUG. */
    @Test
    void aDigestIsAnsweredAndNoLogTellsThePasswordOrTheAnswer() throws Exception {
        serveTls();
        use(new FakeProxy(null));
        signInAtProxy();
        secure.answers(FakeOkta.json(200, "[]"));
        proxy.refusals = 1;
        proxy.refusal = "HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n"
                + "Content-Length: 0\r\n\r\n";
        try (TraceLog log = new TraceLog()) {
            assertThat(calledWithAToken().getException()).isNull();

            String answer = proxy.heads().get(1).replaceFirst("(?s).*Digest (.*?)\r\n.*", "$1");
            assertThat(answer).contains("username=\"me\"", "response=");
            String response = answer.replaceFirst(".*response=\"(.*?)\".*", "$1");
            assertThat(log.lines()).noneMatch(line -> line.contains(PASSWORD) || line.contains(response));
        }
        assertThat(secure.calls()).hasSize(1);
    }

    @Test
    void anAnswerThroughTheTunnelIsOktas() throws Exception {
        serveTls();
        use(new FakeProxy(null));
        secure.answers(FakeOkta.json(403, "{\"errorCode\":\"E0000006\"}", "Via: 1.1 proxy"));

        assertThat(failureOf(calledWithAToken(), Rejected.class))
                .hasMessageContaining("answered 403 E0000006")
                .hasMessageNotContaining("proxy");
    }

    @Test
    void aPlainCallThatTheProxyRefusesNamesItToo() {
        use(new FakeProxy("me:" + PASSWORD));

        assertThat(failureOf(calledWithAToken(), Rejected.class))
                .hasMessageEndingWith(
                        "did not reach Okta: the proxy answered 407: correct the options proxyUsername and"
                                + " proxyPassword");
        assertThat(okta.calls()).isEmpty();
    }

    private Exchange calledWithAToken() {
        return call("okta-factors:listFactors?token=" + TOKEN, null, IDS);
    }

    @Test
    void plainCallsGoThroughItToo() {
        use(new FakeProxy("me:" + PASSWORD));
        signInAtProxy();

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();

        assertThat(proxy.requests())
                .containsExactly(
                        "POST " + okta.url() + "/oauth2/v1/token HTTP/1.1",
                        "GET " + okta.url() + "/api/v1/users/00u1/factors HTTP/1.1");
    }

    @Test
    void aServerThatAsksForAPasswordDoesNotGetTheOneOfTheProxy() {
        use(new FakeProxy("me:" + PASSWORD));
        signInAtProxy();
        oauth.resource = FakeOkta.json(401, "{\"errorCode\":\"E0000015\"}", "WWW-Authenticate: Basic realm=\"proxy\"");

        failureOf(call(OktaFactorsOperation.listFactors), Rejected.class);

        assertThat(okta.calls()).hasSize(2).allSatisfy(call -> assertThat(call.header("Authorization"))
                .noneMatch(it -> it.startsWith("Basic")));
    }

    @Test
    void aDeadProxyFailsTheExchangeInsteadOfHangingIt() throws Exception {
        use(new FakeProxy(null));
        proxy.close();

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class))
                .hasMessageContaining("refused (options proxyHost and proxyPort)");
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void aProxyThatNeverAnswersIsGivenUp() throws Exception {
        serveTls();
        use(new FakeProxy(null));
        proxy.refusal = "";
        component().getConfiguration().setRequestTimeout(1000);

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class))
                .hasMessageContaining("no complete response within 1000 ms (option requestTimeout)");
        await().untilAsserted(() -> assertThat(proxy.heads()).isNotEmpty());
        assertThat(secure.calls()).isEmpty();
    }

    @Test
    void anEndpointMayGoAnotherWay() throws Exception {
        use(new FakeProxy(null));

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
        int before = proxy.requests().size();
        try (FakeProxy other = new FakeProxy(null)) {
            assertThat(call("okta-factors:listFactors?proxyPort=" + other.port(), null, IDS)
                            .getException())
                    .isNull();
            assertThat(other.requests()).isNotEmpty();
        }

        assertThat(proxy.requests()).hasSize(before);
    }
}
