package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.RecordedAnswers.Recorded;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.Link;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.operation.OktaFactorsOutputType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/**
 * Answers as nobody foresaw them: 10,000 of the recorded ones, each changed at one to four places, over the wire. The seed is
 * {@code -Dmutations.seed}; a failure names it.
 */
class MutatedAnswersTest extends OktaFactorsTestSupport {

    private static final int COUNT = 10_000;
    private static final long SEED = Long.getLong("mutations.seed", 20261121L);
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final List<Recorded> RECORDED = RecordedAnswers.all().toList();

    private final Random random = new Random(SEED);

    @Test
    void noReaderFailsAndNoFieldIsLost() throws Exception {
        for (int i = 0; i < COUNT; i++) {
            Recorded recorded = RECORDED.get(random.nextInt(RECORDED.size()));
            JsonNode answer = Json.MAPPER.readTree(recorded.from(okta.url()));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                mutate(answer);
            }
            String json = answer.toString();
            OktaFactorsOutputType type = i % 4 == 0 ? OktaFactorsOutputType.map : OktaFactorsOutputType.model;
            okta.answers(FakeOkta.json(200, json));

            Exchange exchange = call(
                    "okta-factors:" + recorded.operation() + "?outputType=" + type, bodyFor(recorded.operation()), IDS);

            String what = "seed " + SEED + ", number " + i + ", " + recorded.operation() + " " + json;
            assertThat(exchange.getException()).as(what).isNull();
            Object body = exchange.getMessage().getBody();
            assertThat((JsonNode) Json.MAPPER.valueToTree(body)).as(what).isEqualTo(answer);
            for (Object item : body instanceof List<?> list ? list : List.of(body)) {
                if (item instanceof OktaObject object) {
                    readAll(object);
                }
            }
        }
    }

    @Test
    void anAnswerThatWasCutOrSpoiltIsReadOrUnavailable() {
        for (int i = 0; i < 1_000; i++) {
            Recorded recorded = RECORDED.get(random.nextInt(RECORDED.size()));
            byte[] bytes = recorded.from(okta.url()).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
            okta.answers(FakeOkta.bytes(200, Arrays.copyOf(bytes, length)));
            OktaFactorsOutputType type =
                    OktaFactorsOutputType.values()[random.nextInt(OktaFactorsOutputType.values().length)];

            Exchange exchange = call(
                    "okta-factors:" + recorded.operation() + "?outputType=" + type, bodyFor(recorded.operation()), IDS);

            assertThat(exchange.getException())
                    .as("seed %s, number %s", SEED, i)
                    .satisfiesAnyOf(none -> assertThat(none).isNull(), failure -> assertThat(failure)
                            .isInstanceOf(Unavailable.class));
        }
    }

    /** Calls whatever reads the object; none may throw. */
    private static void readAll(OktaObject object) throws ReflectiveOperationException, JsonProcessingException {
        for (Method method : object.getClass().getMethods()) {
            boolean reads = method.getName().matches("(get|is|to)[A-Z].*|hashCode");
            if (reads && method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())) {
                method.invoke(object);
            }
        }
        object.get("profile");
        for (String relation :
                List.of("self", "next", "activate", "resend", "poll", "cancel", "verify", "qrcode", "send")) {
            object.links(relation).stream().map(Link::getHref).forEach(href -> assertThat(href)
                    .isNotNull());
        }
        assertThat(Json.MAPPER.readTree(object.toJson())).isEqualTo(object.toTree());
    }

    private void mutate(JsonNode root) {
        List<JsonNode> places = new ArrayList<>();
        collect(root, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        if (place instanceof ObjectNode object) {
            mutate(object);
        } else {
            mutate((ArrayNode) place);
        }
    }

    private void mutate(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(4) == 0) {
            object.set(random.nextBoolean() ? "unknown" + random.nextInt(9) : "", anything(2));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "X", object.remove(name));
            case 2 -> object.set(name, NODES.arrayNode().add(object.get(name)));
            default -> object.set(name, anything(2));
        }
    }

    private void mutate(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.insert(random.nextInt(array.size() + 1), anything(2));
        } else if (random.nextBoolean()) {
            array.remove(random.nextInt(array.size()));
        } else {
            array.set(random.nextInt(array.size()), anything(2));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(new BigInteger(80, random).add(BigInteger.ONE.shiftLeft(90)));
            case 4 -> NODES.numberNode(new BigDecimal("1.50").scaleByPowerOfTen(-random.nextInt(400)));
            case 5 -> NODES.textNode("");
            case 6 -> NODES.textNode("Zoë \uD83D\uDE00 \u0000\"\\/ " + random.nextInt());
            case 7 ->
                NODES.textNode(List.of("2026-13-45T99:99:99Z", "WAITING", "SUCCESS", "http://[", "..", "+12065550142")
                        .get(random.nextInt(6)));
            case 8 -> NODES.objectNode();
            case 9 -> NODES.objectNode().set("href", anything(depth - 1));
            default -> NODES.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
        };
    }
}
