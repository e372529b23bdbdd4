package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.oktafactors.sandbox.api.SandboxDevice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Each operation's answer in each state, field by field, as Okta's published description has it. What differs between two runs
 * (ids, secrets, the port) is written as a word. {@code -Dsandbox.shapes=print} prints the shapes as they are.
 */
class ShapesTest {
    private static final String ORIGIN = "https://acme.example";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<String, String> shapes = new LinkedHashMap<>();

    @Test
    void theAnswersHaveTheShapesThatArePublished() throws IOException {
        for (String type : List.of("sms", "call", "email")) {
            try (Acme acme = new Acme()) {
                codes(acme, type);
            }
        }
        try (Acme acme = new Acme()) {
            apps(acme);
        }
        try (Acme acme = new Acme()) {
            push(acme);
        }
        try (Acme acme = new Acme()) {
            tokens(acme);
        }
        for (String type : List.of("u2f", "webauthn")) {
            try (Acme acme = new Acme()) {
                keys(acme, type);
            }
        }
        try (Acme acme = new Acme()) {
            note("catalog", acme.get(Acme.factors(ADA) + "/catalog").isOk());
            note("user", acme.get("/api/v1/users/" + ADA).isOk());
            note("error", acme.get(Acme.factor("none")));
        }
        if ("print".equals(System.getProperty("sandbox.shapes"))) {
            shapes.forEach((name, shape) -> System.out.println("# " + name + "\n" + shape));
        }
        Map<String, String> expected = expected();
        shapes.forEach((name, shape) -> assertThat(shape).as(name).isEqualTo(expected.get(name)));
        assertThat(new TreeSet<>(shapes.keySet())).isEqualTo(new TreeSet<>(expected.keySet()));
    }

    private void codes(Acme acme, String type) {
        String body = type.equals("email")
                ? Acme.email("ada.byron@acme.example")
                : "{'factorType':'%s','provider':'OKTA','profile':{'phoneNumber':'%s'%s}}"
                        .formatted(type, PHONE, type.equals("call") ? ",'phoneExtension':'77'" : "");
        Reply pending = acme.enroll(body);
        note(type + " pending", pending);
        note(type + " listed pending", acme.get(Acme.factors(ADA)));
        acme.passThePauses();
        note(type + " resent", acme.resend(pending.id(), body));
        note(type + " active", acme.activate(pending.id(), acme.newestCode()));
        acme.passThePauses();
        note(type + " challenge", acme.challenge(pending.id()));
        note(type + " success", acme.verify(pending.id(), Acme.passCode(acme.newestCode())));
    }

    private void apps(Acme acme) {
        note("question active", acme.enroll(Acme.question("first_award", "blue ribbon")));
        Reply google = acme.enroll(Acme.totp("GOOGLE"));
        note("google pending", google);
        note("okta pending", acme.enroll(Acme.totp("OKTA")));
        note("apps listed", acme.get(Acme.factors(ADA)));
        note("google active", acme.activate(google.id(), acme.authenticatorCode(google.id())));
    }

    private void push(Acme acme) {
        Reply pending = acme.enroll(Acme.push());
        note("push pending", pending);
        note("push poll waiting", acme.follow("POST", pending.at("/_links/poll/href"), null));
        acme.okta.scan(pending.id(), SandboxDevice.named("Ada's phone").withFastPass());
        note("push poll done", acme.follow("POST", pending.at("/_links/poll/href"), null));
        note("okta verify listed", acme.get(Acme.factors(ADA)));
        Reply asked = acme.verify(pending.id(), "{'useNumberMatchingChallenge':true}");
        note("push challenge", asked);
        String poll = asked.at("/_links/poll/href");
        note("push waiting", acme.follow("GET", poll, null));
        acme.okta.deny(acme.okta.pushes().get(0).id());
        note("push rejected", acme.follow("GET", poll, null));
        String other = acme.challenge(pending.id()).at("/_links/poll/href");
        acme.clock.pass(Duration.ofMinutes(5));
        note("push timeout", acme.follow("GET", other, null));
        acme.unenroll(pending.id());
        Reply late = acme.enroll(Acme.push());
        acme.clock.pass(Duration.ofMinutes(10));
        note("push poll timeout", acme.follow("POST", late.at("/_links/poll/href"), null));
    }

    private void tokens(Acme acme) {
        note(
                "rsa active",
                acme.enroll(("{'factorType':'token','provider':'RSA','profile':{'credentialId':'ada'},"
                                + "'verify':{'passCode':'%s'}}")
                        .formatted(acme.okta.tokenCodes("RSA", "ada").get(0))));
        note(
                "yubikey seed",
                acme.post(
                        "/api/v1/org/factors/yubikey_token/tokens",
                        "{'serialNumber':'7886622','publicId':'ccccccijgibu','privateId':'b74be6169486',"
                                + "'aesKey':'1fcc6d8ce39bf1604e0b17f3e0a11067'}"));
        note(
                "yubikey active",
                acme.enroll("{'factorType':'token:hardware','provider':'YUBICO','verify':{'passCode':'%s'}}"
                        .formatted(acme.okta.pressYubikey("7886622"))));
        note(
                "hotp active",
                acme.enroll(
                        "{'factorType':'token:hotp','provider':'CUSTOM','factorProfileId':'fprTimedToken0000001',"
                                + "'profile':{'sharedSecret':'484f97be'}}",
                        "?activate=true"));
    }

    private void keys(Acme acme, String type) {
        Reply pending = acme.enroll(Acme.fido(type));
        note(type + " pending", pending);
        Map<String, String> registration = acme.okta.securityKeyActivation(pending.id(), ORIGIN);
        note(type + " active", acme.post(Acme.factor(pending.id()) + "/lifecycle/activate", Acme.json(registration)));
        note(type + " challenge", acme.challenge(pending.id()));
        Map<String, String> assertion = acme.okta.securityKeyAssertion(pending.id(), ORIGIN);
        note(type + " success", acme.verify(pending.id(), Acme.json(assertion)));
    }

    private void note(String name, Reply reply) {
        shapes.put(name, reply.status() + " " + shape(reply.json()));
    }

    private static String shape(JsonNode json) {
        try {
            String text = MAPPER.writeValueAsString(json);
            List<Word> words = new ArrayList<>();
            words.add(new Word("http://127[^/\"]+/api/v1/users/" + ADA, "{user}"));
            words.add(new Word("http://127[^/\"]+/", "{org}/"));
            words.add(new Word("v2mst\\.[\\w-]+", "{v2mst}"));
            words.add(new Word(
                    "\\b(mbl|sms|clf|emf|ufs|ost|opf|crp|rsa|ykf|chf|fuf|fwf|mst|ykk)[0-9A-Za-z]{17}\\b", "{$1}"));
            words.add(new Word("/qr/\\w+", "/qr/{token}"));
            words.add(new Word("\"2026-03-04T[^\"]*\"", "{date}"));
            words.add(new Word(
                    "\"(sharedSecret|nonce|challenge|credentialId|errorId|kid|x|y)\" : \"[^\"@]{16,}\"",
                    "\"$1\" : {random}"));
            words.add(new Word("\"correctAnswer\" : \\d\\d", "\"correctAnswer\" : {number}"));
            words.add(new Word("\\s+", " "));
            for (Word word : words) {
                text = word.pattern().matcher(text).replaceAll(word.replacement());
            }
            return text;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record Word(Pattern pattern, String replacement) {
        private Word(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    /** Lines of {@code # name}, each followed by its shape over as many lines as it takes. */
    private static Map<String, String> expected() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        try (InputStream file = ShapesTest.class.getResourceAsStream("shapes.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.split("(?m)^# ")) {
                String[] nameAndShape = part.split("\n", 2);
                if (nameAndShape.length == 2 && !nameAndShape[1].isBlank()) {
                    expected.put(
                            nameAndShape[0].strip(), nameAndShape[1].strip().replaceAll("\\s+", " "));
                }
            }
        }
        return expected;
    }
}
