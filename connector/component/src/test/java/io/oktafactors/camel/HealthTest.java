package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health check: can Okta be reached, does it take the credentials, what may they do. */
class HealthTest extends OauthTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        return context;
    }

    private void anEndpointFor(String operation) {
        context.getEndpoint("okta-factors:" + operation);
    }

    private HealthCheck.Result health() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        return results.stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:okta-factors-"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutEndpointsThereIsNothingToCheck() {
        assertThat(repository().stream()).isEmpty();
    }

    @Test
    void endpointsThatCallAlikeShareACheckThatAsksNothingByItself() {
        anEndpointFor("listFactors");
        anEndpointFor("enrollFactor?activate=true");

        assertThat(repository().stream())
                .extracting(HealthCheck::getId)
                .containsExactly("producer:okta-factors-127.0.0.1");
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void othersHaveTheirOwn() {
        anEndpointFor("listFactors");
        anEndpointFor("listFactors?kid=other");

        assertThat(repository().stream())
                .extracting(HealthCheck::getId)
                .containsExactlyInAnyOrder("producer:okta-factors-127.0.0.1", "producer:okta-factors-127.0.0.1-2");
    }

    @Test
    void allIsWell() {
        anEndpointFor("listFactors");
        anEndpointFor("enrollFactor");

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health.getDetails()).containsEntry("okta.org", okta.url());
        assertThat(okta.calls())
                .extracting(FakeOkta.Call::toString)
                .containsExactly("POST /oauth2/v1/token", "GET /api/v1/users?limit=1");
    }

    @Test
    void oneLookServesAllWhoAskWithinSeconds() {
        anEndpointFor("listFactors");
        for (int i = 0; i < 20; i++) {
            health();
        }

        assertThat(callsTo("/api")).isLessThan(20);
    }

    @Test
    void theFactorsOfAUserCanBeReadInstead() {
        anEndpointFor("listFactors?healthCheckUserId=jo/e@acme.com");

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(okta.calls().get(1)).hasToString("GET /api/v1/users/jo%2Fe%40acme.com/factors");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | []                                                         | UP   |
            404 | {"errorCode":"E0000007","errorSummary":"Not found: 00u1"}  | UP   |
            429 | {"errorCode":"E0000047","errorSummary":"Too many"}         | UP   |
            404 | {"status":404,"message":"Resource not found"}              | DOWN | Okta answered 404
            403 | {"errorCode":"E0000006","errorSummary":"No permission"}    | DOWN | the credentials do not allow to read users
            401 | {"errorCode":"E0000011","errorSummary":"Invalid token"}    | DOWN | the token is not valid
            500 | {"errorCode":"E0000009","errorSummary":"Internal"}         | DOWN | Okta answered 500 E0000009
            302 | ''                                                         | DOWN | Okta answered 302
            """)
    void anAnswerTells(int status, String body, HealthCheck.State state, String message) {
        anEndpointFor("listFactors");
        oauth.resource = FakeOkta.json(status, body);

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(state);
        assertThat(health.getMessage().orElse("")).contains(message == null ? "" : message);
        assertThat(health.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, status);
    }

    @Test
    void aScopeThatOperationsNeedAndTheTokenLacksIsTold() {
        anEndpointFor("listFactors");
        anEndpointFor("enrollFactor");
        oauth.granted = "okta.users.read";

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage()).contains("the access token lacks the scopes [okta.users.manage]");
    }

    @Test
    void theScopeToManageAloneDoesNotReadFactors() {
        anEndpointFor("listFactors");
        oauth.granted = "okta.users.manage";

        assertThat(health().getMessage()).contains("the access token lacks the scopes [okta.users.read]");
    }

    @Test
    void aPageOfSomethingThatIsNotOktaIsNotTakenForHealth() {
        anEndpointFor("listFactors");
        oauth.resource = FakeOkta.raw(200, "<html>Sign in to the guest network</html>", "Content-Type: text/html");

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage())
                .contains("The server of the option orgUrl is not Okta: the response is not a list");
    }

    @Test
    void aRefusedClientIsTold() {
        anEndpointFor("listFactors");
        oauth.tokenAnswer = FakeOkta.json(401, "{\"error\":\"invalid_client\"}");

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage()).hasValueSatisfying(message -> assertThat(message)
                .startsWith("the token endpoint answered 401 invalid_client;"));
        assertThat(health.getDetails()).containsEntry("okta.error", "invalid_client");
    }

    @Test
    void aDeadServerIsTold() {
        anEndpointFor("listFactors?authorizationMode=SSWS&token=00abc");
        okta.close();

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage().orElse("")).contains(okta.url()).contains("refused");
    }

    @Test
    void aSilentServerIsTold() {
        anEndpointFor("listFactors?authorizationMode=SSWS&token=00abc&requestTimeout=300");
        okta.answers(okta.silence());

        assertThat(health().getMessage().orElse("")).contains("within 300 ms");
    }

    private static final String WITH_A_TOKEN = "okta-factors:listFactors?authorizationMode=SSWS&token=00abc";

    private void callsAnswered(int times, FakeOkta.Answer answer) {
        okta.answers(answer);
        for (int i = 0; i < times; i++) {
            call(WITH_A_TOKEN, null, IDS);
        }
    }

    @Test
    void callsOfRoutesThatFailInARowAreTheAnswerUntilOneGetsThrough() {
        callsAnswered(3, FakeOkta.reset());
        okta.answers(FakeOkta.json(200, "[]"));

        HealthCheck.Result health = health();

        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage().orElse("")).contains("The last calls to " + okta.url() + " failed: ");
        assertThat(okta.calls()).as("no call of its own").hasSize(3);
        callsAnswered(1, FakeOkta.json(200, "[]"));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void callsWhoseCredentialsAreRefusedInARowAreTold() {
        callsAnswered(3, FakeOkta.json(401, "{\"errorCode\":\"E0000011\"}"));
        okta.answers(FakeOkta.json(200, "[]"));

        assertThat(health().getMessage().orElse("")).contains("the credentials are not accepted");
    }

    @Test
    void fewFailuresOrSomeAmongAnswersAreNoOutage() {
        callsAnswered(2, FakeOkta.reset());
        callsAnswered(1, FakeOkta.json(404, "{\"errorCode\":\"E0000007\"}"));
        callsAnswered(2, FakeOkta.reset());
        okta.answers(FakeOkta.json(200, "[]"));

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void itCanBeSwitchedOff() {
        component().setHealthCheckProducerEnabled(false);
        anEndpointFor("listFactors");

        health();

        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void itEndsWithTheComponent() {
        anEndpointFor("listFactors");
        component().stop();
        assertThat(repository().stream()).isEmpty();

        component().start();
        assertThat(repository().stream()).hasSize(1);
    }

    @Test
    void itSaysNothingAboutLife() {
        anEndpointFor("listFactors");

        assertThat(HealthCheckHelper.invokeLiveness(context))
                .noneMatch(result -> result.getCheck().getId().contains("okta"));
    }

    private HealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers");
    }
}
