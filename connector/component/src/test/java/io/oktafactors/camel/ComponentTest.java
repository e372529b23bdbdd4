package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, endpoints and the life of the client. */
class ComponentTest extends OktaFactorsTestSupport {

    @ParameterizedTest
    @CsvSource(textBlock = """
            listFactor, '; did you mean listFactors?'
            ListFactors, '; did you mean listFactors?'
            listFactors/, '; did you mean listFactors?'
            list-factors, '; did you mean listFactors?'
            verfiyFactor, '; did you mean verifyFactor?'
            Get-OktaFactors, '; did you mean Get-OktaFactor?'
            factors/list, ''
            unknown, ''
            """)
    void anUnknownOperationIsRefusedWithAllThatAreKnown(String operation, String hint) {
        assertThatThrownBy(() -> context.getEndpoint("okta-factors:" + operation))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .hasMessage("Unknown operation \"" + operation + "\" of okta-factors" + hint + "; use one of "
                        + Arrays.toString(OktaFactorsOperation.values()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta-factors", "okta-factors?userId=00u1", "okta-factors:?userId=00u1"})
    void anOperationHasToBeNamed(String uri) {
        assertThatThrownBy(() -> context.getEndpoint(uri))
                .hasStackTraceContaining(
                        "The operation is missing in the okta-factors URI, such as okta-factors:listFactors");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            user, '; did you mean userId?'
            tokn, '; did you mean token?'
            outputTyp, '; did you mean outputType?'
            request-timeuot, '; did you mean requestTimeout?'
            clientSecret, ''
            """)
    void anUnknownOptionIsRefusedAheadOfWhatIsMissingForItAndWithoutItsValue(String option, String hint) {
        component().getConfiguration().setToken(null);

        assertThatThrownBy(() -> context.getEndpoint("okta-factors:listFactors?" + option + "=canary5"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .hasMessage("okta-factors has no option " + option + hint)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none, Your Okta API token is missing
            '', Your Okta API token is missing
            ' ', Your Okta API token is missing
            ${okta.token}, Replace {apiToken} with your Okta API token
            {apiToken}, Replace {apiToken} with your Okta API token
            '00abc\n', Your Okta API token contains an invalid character
            '00abc\r\nX-Evil: 1', Your Okta API token contains an invalid character
            'SSWS 00abc', Your Okta API token contains an invalid character
            00äbc, Your Okta API token contains an invalid character
            """)
    void aTokenThatCannotBeOneIsRefusedWithoutQuotingIt(String token, String reason) {
        String unescaped = token == null ? null : token.translateEscapes();
        component().getConfiguration().setToken(unescaped);

        assertThatThrownBy(() -> context.getEndpoint("okta-factors:listFactors"))
                .rootCause()
                .hasMessageContaining(reason)
                .hasMessageContaining("the option token")
                .message()
                .doesNotContain("00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectTimeout=0", "connectTimeout=-1", "requestTimeout=0", "requestTimeout=-1"})
    void aTimeOutOfNothingIsRefused(String option) {
        assertThatThrownBy(() -> context.getEndpoint("okta-factors:getUser?" + option))
                .hasStackTraceContaining(
                        "The timeout must be greater than 0 ms, in the option " + option.split("=")[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "maxAttempts=0, maxAttempts must be 1 or more",
        "retryDelay=-1, retryDelay must be 0 ms or more",
        "retryDelay=6000, the option maxRetryDelay at least as long",
        "rateLimitWait=-1, rateLimitWait must be 0 ms or more",
        "awaitTimeout=0, awaitTimeout and pollInterval must be greater than 0 ms",
        "pollInterval=0, awaitTimeout and pollInterval must be greater than 0 ms",
        "pollsPerMinute=0, pollsPerMinute must be 1 or more",
        "maxPushesPerHour=-1, maxPushesPerHour must be 0 or more"
    })
    void waitsThatCannotBeAreRefused(String option, String reason) {
        assertThatThrownBy(() -> context.getEndpoint("okta-factors:getUser?" + option))
                .hasStackTraceContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://proxy", "proxy:3128", "ada:canary5@proxy", "proxy/"})
    void aProxyThatIsMoreThanAHostIsRefusedWithoutQuotingIt(String host) {
        component().getConfiguration().setProxyHost(host);
        component().getConfiguration().setProxyPort(3128);

        assertThatThrownBy(() -> context.getEndpoint("okta-factors:getUser"))
                .rootCause()
                .hasMessage(
                        "The proxy host must be a host name without scheme, port and user, in the option proxyHost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "proxy.acme.example", "192.0.2.7", "::1", "[::1]"})
    void aProxyIsNamedByItsHost(String host) {
        component().getConfiguration().setProxyHost(host);
        component().getConfiguration().setProxyPort(3128);

        assertThat(context.getEndpoint("okta-factors:getUser")).isNotNull();
    }

    @Test
    void anEndpointKeepsTheOptionsItWasMadeWith() {
        OktaFactorsEndpoint first = context.getEndpoint("okta-factors:getUser?userId=00u1", OktaFactorsEndpoint.class);
        component().getConfiguration().setUserId("00u9");
        OktaFactorsEndpoint second = context.getEndpoint("okta-factors:getUser", OktaFactorsEndpoint.class);

        assertThat(first.getConfiguration().getUserId()).isEqualTo("00u1");
        assertThat(second.getConfiguration().getUserId()).isEqualTo("00u9");
        assertThat(component().getConfiguration().getOrgUrl()).isEqualTo(okta.url());
    }

    @Test
    void anEndpointMayCallAnotherOrganization() {
        try (FakeOkta other = new FakeOkta()) {
            call("okta-factors:getUser?orgUrl=" + other.url() + "/&token=00other", null, IDS);

            assertThat(okta.calls()).isEmpty();
            assertThat(other.onlyCall().header("Authorization")).containsExactly("SSWS 00other");
        }
    }

    @Test
    void anEndpointReceivesNothing() {
        assertThatThrownBy(() -> context.getEndpoint("okta-factors:listFactors").createConsumer(exchange -> {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("use it in to(), not in from()");
    }

    @Test
    void anEndpointTellsWhatItCalls() {
        OktaFactorsEndpoint endpoint = context.getEndpoint("okta-factors:listFactors", OktaFactorsEndpoint.class);

        assertThat(endpoint.getServiceUrl()).isEqualTo(okta.url());
        assertThat(endpoint.getServiceProtocol()).isEqualTo("http");
        assertThat(endpoint.getOperation()).isEqualTo(OktaFactorsOperation.listFactors);
    }

    @Test
    void callsShareAConnection() {
        okta.answers(FakeOkta.json(200, "[]"));

        call("okta-factors:listFactors", null, IDS);
        call("okta-factors:listSupportedFactors", null, IDS);

        assertThat(okta.calls()).hasSize(2);
        assertThat(okta.openConnections()).isEqualTo(1);
    }

    @Test
    void theClientEndsWithTheContext() {
        okta.answers(FakeOkta.json(200, "[]"));
        call(OktaFactorsOperation.listFactors);
        assertThat(okta.openConnections()).isEqualTo(1);

        context.stop();

        await().untilAsserted(() -> assertThat(okta.openConnections()).isZero());
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("OktaFactors") && name.contains(context.getName())));
    }

    @Test
    void aComponentThatWasStoppedCanBeStartedAgain() {
        okta.answers(FakeOkta.json(200, "[]"));
        call(OktaFactorsOperation.listFactors);
        component().stop();
        component().start();

        Exchange exchange = call(OktaFactorsOperation.listFactors);

        assertThat(exchange.getException()).isNull();
    }
}
