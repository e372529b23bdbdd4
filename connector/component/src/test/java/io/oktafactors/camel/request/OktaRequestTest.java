package io.oktafactors.camel.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.gate.RecipientLimit;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.http.Secret;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsOutputType;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request tells, and what goes out for it. */
class OktaRequestTest {

    private static final String ORGANIZATION = "https://acme.okta.com";
    private static final CallOptions OPTIONS = new CallOptions(
            OktaFactorsOutputType.text,
            new Timeouts(1, 2, 3),
            new Retries(1, 0, 0, 0),
            new BudgetOptions("SSWS", null, Lane.normal, 100, 20, 0),
            GateOptions.of(true, Map.of()),
            new PushSettings(1, 1, 1));

    @Test
    void userAndFactorAreThoseOfThePath() throws IOException {
        OktaRequest request = request(OktaFactorsOperation.verifyFactor, null);

        assertThat(request.user()).isEqualTo("a%2Fb");
        assertThat(request.factor()).isEqualTo("sms2");
        assertThat(request.origin()).isEqualTo(ORGANIZATION);
        assertThat(request.tree()).isInstanceOf(MissingNode.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "verifyFactor       | -                       | true",
                "verifyFactor       | {}                      | true",
                "verifyFactor       | {\"passCode\":\"1\"}    | false",
                "verifyFactor       | {\"answer\":\"blue\"}   | false",
                "resendEnrollFactor | {\"factorType\":\"sms\"}| false",
                "activateFactor     | -                       | false",
                "getFactorTransactionStatus | -               | false",
                "enrollFactor       | {\"factorType\":\"push\"} | false"
            })
    void aCallAsksWhereItStartsSomethingThatIsAwaitedAndBringsNoAnswer(
            OktaFactorsOperation operation, String body, boolean asks) throws IOException {
        assertThat(request(operation, body).asks()).isEqualTo(asks);
    }

    @Test
    void anotherCallForItHasItsAgentAndItsTimesAndNoBody() throws IOException {
        OktaRequest request = request(OktaFactorsOperation.verifyFactor, "{\"passCode\":\"1\"}");
        Address address = new Address(ORGANIZATION, "/api/v1/users/00u1/factors/sms2/qr/00q", null);

        OktaRequest other = request.to(OktaFactorsOperation.getFactorQrCode, address);

        assertThat(other.operation()).isEqualTo(OktaFactorsOperation.getFactorQrCode);
        assertThat(other.address()).isSameAs(address);
        assertThat(other.headers()).isEqualTo(Map.of("Accept", "image/png, application/json", "User-Agent", "agent/1"));
        assertThat(other.body()).isNull();
        assertThat(other.options()).isSameAs(OPTIONS);
    }

    @Test
    void aBodyGoesOutAsJsonAndAPostWithoutOneAsNothing() throws IOException {
        HttpCall full = request(OktaFactorsOperation.verifyFactor, "{}").call();
        assertThat(full.method()).isEqualTo("POST");
        assertThat(full.body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(full.contentType()).isEqualTo("application/json");
        assertThat(full.timeouts()).isEqualTo(OPTIONS.timeouts());

        HttpCall empty = request(OktaFactorsOperation.verifyFactor, null).call();
        assertThat(empty.body()).isEmpty();
        assertThat(empty.contentType()).isNull();

        assertThat(request(OktaFactorsOperation.getFactor, null).call().body()).isNull();
    }

    @Test
    void theSecretsOfACallAreThoseOfItsBodyAndItsPath() throws IOException {
        HttpCall call = request(OktaFactorsOperation.verifyFactor, "{\"passCode\":\"482913\"}")
                .call();
        assertThat(call.secrets().in(call)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/users/00u1 | {\"passCode\":\"482913\"} | 1",
                "/api/v1/users/00u1 | {\"passCode\":\"482\"} | 0",
                "/api/v1/users/00u1 | {\"profile\":{\"phoneNumber\":\"+12065550142\",\"answer\":\"blue\"}} | 2",
                "/api/v1/users/00u1 | {\"list\":[{\"answer\":\"blue\"},[{\"sharedSecret\":\"abcd\"}]]} | 2",
                "/api/v1/users/00u1 | {\"factorType\":\"token\",\"provider\":\"OKTA\"} | 0",
                "/api/v1/users/%2B12065550142/factors | {} | 1",
                "/api/v1/users/2065550142 | {\"passCode\":\"482913\"} | 2"
            })
    void secretsAreFoundWhereverTheyStand(String path, String body, int secrets) throws IOException {
        assertThat(SentSecrets.in(path, Json.MAPPER.readTree(body))).hasSize(secrets);
    }

    @Test
    void aNumberInPlaceOfALoginIsFoundInWhatComesBackAndNotTold() {
        List<Secret> secrets = SentSecrets.in("/api/v1/users/%2B12065550142", MissingNode.getInstance());
        assertThat(secrets).singleElement().hasToString("secret");

        OktaRequest request = new OktaRequest(
                OktaFactorsOperation.getUser,
                new Address(ORGANIZATION, "/api/v1/users/%2B12065550142", "a=b"),
                Map.of(),
                null,
                OPTIONS);
        assertThat(request).hasToString("getUser: GET /api/v1/users/[number]");
    }

    @Test
    void aShareOfNothingIsNoBudget() {
        assertThat(new BudgetOptions("SSWS", null, Lane.normal, 0, 20, 0).isOff())
                .isTrue();
        assertThat(OPTIONS.budget().isOff()).isFalse();
    }

    @Test
    void oktasOwnGatesAreAskedUnlessOffAndOthersWhereTheyAreBound() {
        assertThat(GateOptions.of(true, Map.of()).times())
                .isEqualTo(Map.of(
                        RecipientLimit.PHONE, 1,
                        RecipientLimit.MAILBOX, 1,
                        RecipientLimit.ACTIVATIONS, 5,
                        RecipientLimit.RESENDS, 5));
        assertThat(GateOptions.of(false, Map.of(RecipientLimit.PROMPTS, 3, RecipientLimit.CODES_OF_RUN, 0))
                        .times())
                .isEqualTo(Map.of(RecipientLimit.PROMPTS, 3));
    }

    private static OktaRequest request(OktaFactorsOperation operation, String body) throws IOException {
        Map<OktaFactorsParameter, String> values = Map.of(
                OktaFactorsParameter.userId, "a/b",
                OktaFactorsParameter.factorId, "sms2",
                OktaFactorsParameter.transactionId, "v2mst.3",
                OktaFactorsParameter.qrToken, "00q");
        JsonNode tree = body == null ? null : Json.MAPPER.readTree(body);
        return new OktaRequest(
                operation,
                OktaRequest.address(ORGANIZATION, operation, values),
                OktaRequest.headers(operation, "agent/1"),
                body == null ? null : new JsonBody(body.getBytes(StandardCharsets.UTF_8), tree),
                OPTIONS);
    }
}
