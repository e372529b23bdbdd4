package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsTestSupport.IDS;
import static io.oktafactors.camel.OktaFactorsTestSupport.PNG;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the user guide run, in Java and in YAML, and do the same in both. */
class ExamplesTest extends OneContextTestSupport {

    private static final Path GUIDE = Path.of("../../docs/component.md");
    private static final Path JAVA = Path.of("src/test/java/io/oktafactors/camel/ExampleRoutes.java");

    private static final String USER = "/users/00u1";
    private static final String FACTOR = USER + "/factors/sms2";
    private static final String DONE = "{\"factorResult\":\"SUCCESS\"}";

    private String loaded = "";

    /** What an example gets, what Okta answers, which calls it makes, and what the body is in the end. */
    private record Case(
            OktaFactorsOperation operation,
            Object body,
            List<FakeOkta.Answer> answers,
            List<String> calls,
            Object result) {

        @Override
        public String toString() {
            return operation.name();
        }
    }

    static Stream<Arguments> examples() {
        FakeOkta.Answer done = FakeOkta.json(200, DONE);
        FakeOkta.Answer nothing = FakeOkta.raw(204, "");
        List<Case> cases = List.of(
                new Case(
                        OktaFactorsOperation.activateFactor,
                        "048291",
                        List.of(FakeOkta.json(200, "{\"id\":\"sms2\"}")),
                        List.of("POST " + FACTOR + "/lifecycle/activate {\"passCode\":\"048291\"}"),
                        "{\"id\":\"sms2\"}"),
                new Case(
                        OktaFactorsOperation.cancelFactorTransaction,
                        null,
                        List.of(nothing),
                        List.of("DELETE " + FACTOR + "/transactions/v2mst.3 "),
                        null),
                new Case(
                        OktaFactorsOperation.enrollFactor,
                        Map.of("userId", "00u7", "phone", "+12065550142"),
                        List.of(FakeOkta.json(200, "{\"id\":\"mbl7\"}")),
                        List.of("POST /users/00u7/factors {\"factorType\":\"sms\",\"provider\":\"OKTA\","
                                + "\"profile\":{\"phoneNumber\":\"+12065550142\"}}"),
                        "{\"id\":\"mbl7\"}"),
                new Case(
                        OktaFactorsOperation.getFactor,
                        null,
                        List.of(FakeOkta.json(200, "{\"status\":\"ACTIVE\"}")),
                        List.of("GET " + FACTOR + " "),
                        "ACTIVE"),
                new Case(
                        OktaFactorsOperation.getFactorQrCode,
                        null,
                        List.of(recorded(OktaFactorsOperation.enrollFactor, 2), FakeOkta.bytes(200, PNG)),
                        List.of(
                                "POST " + USER
                                        + "/factors {\"factorType\":\"token:software:totp\",\"provider\":\"GOOGLE\"}",
                                "GET " + USER + "/factors/ost4mVd8JzXr2QyLf0x7/qr/00vT1mQkZs "),
                        PNG),
                new Case(
                        OktaFactorsOperation.getFactorTransactionStatus,
                        null,
                        List.of(
                                recorded(OktaFactorsOperation.getFactorTransactionStatus, 0),
                                recorded(OktaFactorsOperation.getFactorTransactionStatus, 0),
                                done),
                        List.of(
                                "POST " + FACTOR + "/verify {}",
                                "GET " + FACTOR + "/transactions/v2mst.Gt5Fq8ZkLw2RbVt0x7 ",
                                "GET " + FACTOR + "/transactions/v2mst.Gt5Fq8ZkLw2RbVt0x7 "),
                        FactorResult.of(Json.MAPPER.createObjectNode().put("factorResult", "SUCCESS"))),
                new Case(
                        OktaFactorsOperation.getUser,
                        "ada@acme.example",
                        List.of(recorded(OktaFactorsOperation.getUser, 0), FakeOkta.json(200, "[]")),
                        List.of("GET /users/ada%40acme.example ", "GET /users/00uk3v9TQmZr1xPdL0x7/factors "),
                        "[]"),
                new Case(
                        OktaFactorsOperation.listFactors,
                        null,
                        List.of(recorded(OktaFactorsOperation.listFactors, 0)),
                        List.of("GET " + USER + "/factors "),
                        null),
                new Case(
                        OktaFactorsOperation.listSupportedFactors,
                        null,
                        List.of(
                                FakeOkta.json(
                                        200,
                                        "[{\"factorType\":\"sms\"},{\"factorType\":\"token:software:totp\","
                                                + "\"provider\":\"GOOGLE\",\"enrollment\":\"OPTIONAL\"}]"),
                                FakeOkta.json(200, "{\"id\":\"ost1\"}")),
                        List.of(
                                "GET " + USER + "/factors/catalog ",
                                "POST " + USER
                                        + "/factors {\"factorType\":\"token:software:totp\",\"provider\":\"GOOGLE\"}"),
                        null),
                new Case(
                        OktaFactorsOperation.listSupportedSecurityQuestions,
                        null,
                        List.of(recorded(OktaFactorsOperation.listSupportedSecurityQuestions, 0)),
                        List.of("GET " + USER + "/factors/questions "),
                        null),
                new Case(
                        OktaFactorsOperation.pollFactorActivation,
                        null,
                        List.of(
                                recorded(OktaFactorsOperation.enrollFactor, 4),
                                recorded(OktaFactorsOperation.pollFactorActivation, 0),
                                FakeOkta.json(200, "{\"id\":\"opf1\",\"status\":\"ACTIVE\"}")),
                        List.of(
                                "POST " + USER + "/factors {\"factorType\":\"push\",\"provider\":\"OKTA\"}",
                                "POST " + USER + "/factors/opf9yRw3GtNb6MsHc0x7/lifecycle/activate/poll ",
                                "POST " + USER + "/factors/opf9yRw3GtNb6MsHc0x7/lifecycle/activate/poll "),
                        Factor.of(
                                Json.MAPPER.createObjectNode().put("id", "opf1").put("status", "ACTIVE"))),
                new Case(
                        OktaFactorsOperation.resendEnrollFactor,
                        null,
                        List.of(recorded(OktaFactorsOperation.resendEnrollFactor, 0), FakeOkta.json(200, "{}")),
                        List.of(
                                "GET " + FACTOR + " ",
                                "POST " + FACTOR + "/resend {\"factorType\":\"sms\",\"provider\":\"OKTA\","
                                        + "\"profile\":{\"phoneNumber\":\"+12065550142\"}}"),
                        "{}"),
                new Case(
                        OktaFactorsOperation.resetFactors,
                        "dropped",
                        List.of(FakeOkta.raw(200, "")),
                        List.of("POST " + USER + "/lifecycle/reset_factors "),
                        null),
                new Case(
                        OktaFactorsOperation.sendFactorActivationEmail,
                        "dropped",
                        List.of(done),
                        List.of("POST " + FACTOR + "/lifecycle/activate/email "),
                        DONE),
                new Case(
                        OktaFactorsOperation.sendFactorActivationSms,
                        "dropped",
                        List.of(done),
                        List.of("POST " + FACTOR + "/lifecycle/activate/sms "),
                        DONE),
                new Case(
                        OktaFactorsOperation.unenrollFactor,
                        null,
                        List.of(FakeOkta.json(200, "[{\"id\":\"sms2\"},{\"id\":\"opf3\"}]"), nothing),
                        List.of(
                                "GET " + USER + "/factors ",
                                "DELETE " + FACTOR + "?removeRecoveryEnrollment=true ",
                                "DELETE " + USER + "/factors/opf3?removeRecoveryEnrollment=true "),
                        null),
                new Case(
                        OktaFactorsOperation.verifyFactor,
                        "048291",
                        List.of(done),
                        List.of("POST " + FACTOR + "/verify {\"passCode\":\"048291\"}"),
                        true));
        return Stream.of("java", "yaml").flatMap(language -> cases.stream().map(one -> Arguments.of(language, one)));
    }

    @BeforeAll
    void pollQuickly() {
        context.getPropertiesComponent().addInitialProperty("poll.interval", "10");
        context.getComponent("okta-factors", OktaFactorsComponent.class)
                .getConfiguration()
                .setPollInterval(10);
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("examples")
    void anExampleMakesTheCallsItIsThereFor(String language, Case example) throws Exception {
        load(language, example.operation().name());
        okta.answers(example.answers().toArray(FakeOkta.Answer[]::new));

        Exchange exchange = call("direct:" + example.operation(), example.body(), IDS);

        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        assertThat(okta.calls())
                .extracting(call -> call.toString().replace("/api/v1", "") + " " + call.text())
                .isEqualTo(example.calls());
        if (example.result() != null) {
            assertThat(exchange.getMessage().getBody()).isEqualTo(example.result());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void theExampleThatWaitsShowsTheNumberAndEndsWithTheOutcome(String language) throws Exception {
        load(language, "approve");
        FakePushes pushes = new FakePushes();
        okta.answers((call, socket) -> {
            pushes.to(call, socket);
            pushes.answer("00u1", "SUCCESS");
        });

        Exchange exchange = call("direct:approve", null, IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("SUCCESS");
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.CORRECT_ANSWER))
                .isEqualTo(47);
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void everyOperationHasAnExample() {
        assertThat(examples().map(arguments -> ((Case) arguments.get()[1]).operation()))
                .containsOnly(OktaFactorsOperation.values());
    }

    @Test
    void everyOperationHasItsSectionWithBothLanguages() throws Exception {
        String guide = Files.readString(GUIDE);
        for (OktaFactorsOperation operation : OktaFactorsOperation.values()) {
            String start = "\n### `" + operation + "`\n";
            assertThat(guide).containsOnlyOnce(start);
            String section =
                    guide.substring(guide.indexOf(start) + start.length()).split("\n##")[0];
            assertThat(section).containsOnlyOnce("```java\n").containsOnlyOnce("```yaml\n");
            assertThat(section).contains("okta-factors:" + operation);
        }
    }

    @Test
    void theJavaExamplesOfTheGuideAreTheOnesThatRunHere() throws Exception {
        List<String> inGuide = blocks(GUIDE, "```java\n(.*?)```");
        List<String> inSource = blocks(JAVA, "// EXAMPLE \\w+\n(.*?)// END");

        assertThat(inGuide).containsExactlyInAnyOrderElementsOf(inSource);
    }

    @Test
    void theErrorExampleWaitsAndTriesAgain() throws Exception {
        load("java", "activateFactor");
        FakeOkta.Answer limited =
                FakeOkta.json(429, "{}", "X-Rate-Limit-Reset: 1700000000", "Date: Tue, 14 Nov 2023 22:13:20 GMT");
        okta.answers(limited, FakeOkta.json(200, "{}"));
        long start = System.nanoTime();

        Exchange exchange = call("direct:activateFactor", "048291", IDS);

        assertThat(exchange.getException()).isNull();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(okta.calls()).hasSize(2);
    }

    /** Has the route of that language be there, and none of the other. */
    private void load(String language, String route) throws Exception {
        if (!language.equals(loaded)) {
            context.getRouteController().removeAllRoutes();
            loaded = language;
            if (language.equals("java")) {
                context.addRoutes(new ExampleRoutes());
            }
        }
        if (language.equals("yaml") && context.hasEndpoint("direct:" + route) == null) {
            String yaml = blocks(GUIDE, "```yaml\n(.*?)```").stream()
                    .filter(block -> block.contains("uri: direct:" + route + "\n"))
                    .findFirst()
                    .orElseThrow();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(route + ".yaml", yaml + "\n"));
        }
    }

    /** A recorded answer, as if the organization that is called had given it. */
    private static FakeOkta.Answer recorded(OktaFactorsOperation operation, int index) {
        return (call, socket) -> FakeOkta.json(
                        200,
                        RecordedAnswers.of(operation)
                                .get(index)
                                .from("http://" + call.header("Host").get(0)))
                .to(call, socket);
    }

    /** The blocks, without the indentation that differs between guide and source. */
    private static List<String> blocks(Path file, String pattern) throws Exception {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult block) -> block.group(1).stripIndent().strip())
                .collect(Collectors.toList());
    }
}
