package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random steps on random factors of three people, each compared with a model: the answer's error code, and all statuses after it.
 * The suite walks 5,000 steps; {@code -Dsandbox.steps=100000 -Dsandbox.seed=7} walks as many from another seed.
 */
class RandomStepsTest {
    private static final int STEPS = Integer.getInteger("sandbox.steps", 5_000);
    private static final long SEED = Long.getLong("sandbox.seed", 20_260_304L);
    private static final String ORIGIN = "https://acme.example";
    private static final String SEEDS = "/api/v1/org/factors/yubikey_token/tokens";
    private static final String LONG_LIVED = "tokenLifetimeSeconds=86400";
    private static final List<String> OFF = List.of("INACTIVE", "DISABLED", "EXPIRED");
    private static final List<String> TYPES = List.of(
            "sms",
            "call",
            "email",
            "question",
            "token:software:totp/GOOGLE",
            "token:software:totp/OKTA",
            "push",
            "token/RSA",
            "token/SYMANTEC",
            "token:hardware",
            "token:hotp",
            "u2f",
            "webauthn",
            "web");

    private static final String[] OUTCOMES = {
        "ok",
        "E0000001",
        "E0000007",
        "E0000016",
        "E0000038",
        "E0000047",
        "E0000060",
        "E0000063",
        "E0000068",
        "E0000107",
        "E0000119",
        "E0000155",
        "E0000180"
    };

    private final Random random = new Random(SEED);
    private final List<Walker> walkers = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private long second;

    @Test
    void theSandboxDoesWhatTheModelSays() {
        try (Acme acme = new Acme()) {
            for (int i = 0; i < 3; i++) {
                walkers.add(new Walker(acme, i));
            }
            for (int step = 0; step < STEPS; step++) {
                Walker walker = walkers.get(random.nextInt(walkers.size()));
                String what = walker.step();
                assertThat(walker.statuses())
                        .as("after step %d, %s, of seed %d", step, what, SEED)
                        .isEqualTo(walker.model.statuses);
                assertThat(walker.user().status()).as(what).isEqualTo(walker.model.userStatus);
            }
            assertThat(seen).as("what the steps led to").contains(OUTCOMES);
        }
    }

    /** One person, as the sandbox has them and as the model has them. */
    private final class Walker {
        private final Acme acme;
        private final int number;
        private final String id;
        private final String login;
        private final FactorModel model = new FactorModel();

        private Walker(Acme acme, int number) {
            this.acme = acme;
            this.number = number;
            this.login = "walker" + number + "@acme.example";
            this.id = acme.okta.addUser(login).id();
            acme.post(
                            SEEDS,
                            "{'serialNumber':'%d','publicId':'cccccccccc%s','privateId':'b74be6169486','aesKey':'%032x'}"
                                    .formatted(number, "bbccdd".substring(number * 2, number * 2 + 2), number))
                    .isOk();
        }

        private String step() {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            boolean right = random.nextInt(3) > 0;
            return switch (random.nextInt(20)) {
                case 0, 1, 2, 3 -> enroll(type, random.nextBoolean());
                case 4, 5, 6, 7 -> activate(type, right);
                case 8 -> resend(type);
                case 9, 10, 11 -> challenge(type);
                case 12, 13, 14, 15 -> answer(type, right);
                case 16 -> unenroll(type);
                case 17 -> scan();
                case 18 -> random.nextBoolean() ? switchOff(type) : insist(type);
                default -> random.nextInt(10) == 0 ? reset() : changeStatus();
            };
        }

        private String enroll(String type, boolean active) {
            boolean key = type.equals("u2f") || type.equals("webauthn");
            String status = model.statuses.get(type);
            if (key && status != null && !status.equals("PENDING_ACTIVATION")) {
                return "nothing: another key would be another factor";
            }
            pass(90);
            return compare(
                    "enroll " + type,
                    acme.post(Acme.factors(id) + "?activate=" + active + "&" + LONG_LIVED, body(type)),
                    model.enroll(type, active));
        }

        private String activate(String type, boolean right) {
            if (right) {
                pass(30);
            }
            boolean pending = "PENDING_ACTIVATION".equals(model.statuses.get(type));
            String body = right && pending ? proof(type, true) : wrong(type);
            return compare(
                    "activate " + type,
                    acme.post(factor(type) + "/lifecycle/activate", body),
                    model.activate(type, right, second));
        }

        /** Guesses, as fast as somebody who tries codes. */
        private String insist(String type) {
            boolean pending = "PENDING_ACTIVATION".equals(model.statuses.get(type));
            for (int guess = 0; guess < FactorModel.LOCKING_FAILURES; guess++) {
                if (pending) {
                    activate(type, false);
                } else {
                    answer(type, false);
                }
            }
            return "insist on " + type;
        }

        private String resend(String type) {
            pass(30);
            return compare(
                    "resend " + type,
                    acme.post(
                            factor(type) + "/resend?" + LONG_LIVED,
                            "{'factorType':'%s'}".formatted(type.replaceAll("/.*", ""))),
                    model.resend(type, second));
        }

        private String challenge(String type) {
            pass(30);
            return compare(
                    "challenge " + type,
                    acme.post(factor(type) + "/verify?" + LONG_LIVED, "{}"),
                    model.challenge(type));
        }

        private String answer(String type, boolean right) {
            if (type.equals("push")) {
                return "nothing: a device answers by itself";
            }
            if (right) {
                pass(90);
            }
            boolean possible = "ACTIVE".equals(model.statuses.get(type));
            String body = right && possible ? proof(type, false) : wrong(type);
            return compare("answer " + type, acme.post(factor(type) + "/verify", body), model.answer(type, right));
        }

        private String unenroll(String type) {
            return compare("unenroll " + type, acme.delete(factor(type)), model.unenroll(type));
        }

        private String reset() {
            return compare("reset", acme.post("/api/v1/users/" + id + "/lifecycle/reset_factors", "{}"), model.reset());
        }

        private String scan() {
            if ("PENDING_ACTIVATION".equals(model.statuses.get("push")) && !model.userStatus.equals("DEPROVISIONED")) {
                acme.post(factor("push") + "/lifecycle/activate", "{}").isOk();
                acme.okta.scan(factorId("push"), SandboxDevice.named("phone"));
                model.scan();
            }
            return "scan";
        }

        private String switchOff(String type) {
            String status = model.statuses.get(type);
            if (status != null && !status.equals("PENDING_ACTIVATION")) {
                String next = random.nextInt(3) > 0 ? "ACTIVE" : OFF.get(random.nextInt(OFF.size()));
                acme.okta.setFactorStatus(id, factorId(type), next);
                model.statuses.put(type, next);
            }
            return "switch off " + type;
        }

        private String changeStatus() {
            List<String> some = List.of("ACTIVE", "ACTIVE", "ACTIVE", "SUSPENDED", "DEPROVISIONED", "LOCKED_OUT");
            model.userStatus = model.userStatus.equals("ACTIVE") ? some.get(random.nextInt(some.size())) : "ACTIVE";
            acme.okta.setStatus(id, model.userStatus);
            return "user is " + model.userStatus;
        }

        private String body(String type) {
            return switch (type) {
                case "sms", "call" -> Acme.sms("+1206555010" + number).replace("sms", type);
                case "email" -> Acme.email(login);
                case "question" -> Acme.question("first_award", "blue ribbon");
                case "token/RSA" -> token("RSA", acme.okta.tokenCodes("RSA", login));
                case "token/SYMANTEC" -> token("SYMANTEC", acme.okta.tokenCodes("SYMANTEC", login));
                case "token:hardware" ->
                    "{'factorType':'token:hardware','provider':'YUBICO','verify':{'passCode':'%s'}}"
                            .formatted(acme.okta.pressYubikey(Integer.toString(number)));
                case "token:hotp" ->
                    "{'factorType':'token:hotp','provider':'CUSTOM','factorProfileId':'fprTimedToken0000001',"
                            + "'profile':{'sharedSecret':'484f97be'}}";
                case "u2f", "webauthn" -> Acme.fido(type);
                case "web" -> "{'factorType':'web','provider':'DUO'}";
                case "push" -> Acme.push();
                default -> Acme.totp(type.replaceAll(".*/", ""));
            };
        }

        private String token(String provider, List<String> codes) {
            return ("{'factorType':'token','provider':'%s','profile':{'credentialId':'%s'},"
                            + "'verify':{'passCode':'%s','nextPassCode':'%s'}}")
                    .formatted(provider, login, codes.get(0), codes.get(1));
        }

        /** What is right at this moment; a guess where nothing is asked. */
        private String proof(String type, boolean activation) {
            String factorId = factorId(type);
            return switch (type) {
                case "sms", "call", "email" -> Acme.passCode(newestCode(factorId));
                case "question" -> "{'answer':'blue ribbon'}";
                case "push", "web" -> "{}";
                case "token:hardware" -> Acme.passCode(acme.okta.pressYubikey(Integer.toString(number)));
                case "u2f", "webauthn" -> {
                    if (activation) {
                        yield Acme.json(acme.okta.securityKeyActivation(factorId, ORIGIN));
                    }
                    yield model.challenged.contains(type)
                            ? Acme.json(acme.okta.securityKeyAssertion(factorId, ORIGIN))
                            : wrong(type);
                }
                default -> Acme.passCode(acme.authenticatorCode(factorId));
            };
        }

        private String wrong(String type) {
            return switch (type) {
                case "question" -> "{'answer':'red ribbon'}";
                case "u2f", "webauthn" ->
                    "{'clientData':'e30','signatureData':'AAAA','authenticatorData':'AAAA',"
                            + "'registrationData':'AAAA','attestation':'AAAA'}";
                default -> Acme.passCode("wrong");
            };
        }

        private String newestCode(String factorId) {
            List<SandboxMessage> messages = acme.okta.messages();
            for (int i = messages.size() - 1; i >= 0; i--) {
                if (messages.get(i).factorId().equals(factorId)) {
                    return messages.get(i).code();
                }
            }
            return "none";
        }

        private String compare(String what, Reply reply, String expected) {
            String said = reply.status() < 300 ? "ok" : reply.at("/errorCode");
            seen.add(said);
            assertThat(said)
                    .as("%s of %s, model %s: %s", what, login, model.statuses, reply.text())
                    .isEqualTo(expected);
            return what + " = " + said;
        }

        private String factor(String type) {
            return Acme.factors(id) + "/" + factorId(type);
        }

        private String factorId(String type) {
            return user().factors().stream()
                    .filter(factor -> name(factor).equals(type))
                    .map(SandboxFactor::id)
                    .findFirst()
                    .orElse("none");
        }

        private Map<String, String> statuses() {
            Map<String, String> statuses = new LinkedHashMap<>();
            user().factors().forEach(factor -> statuses.put(name(factor), factor.status()));
            return statuses;
        }

        private SandboxUser user() {
            return acme.okta.user(id).orElseThrow();
        }

        private void pass(int seconds) {
            acme.clock.pass(Duration.ofSeconds(seconds));
            second += seconds;
        }
    }

    private static String name(SandboxFactor factor) {
        boolean several = List.of("token", "token:software:totp").contains(factor.factorType());
        return several ? factor.factorType() + "/" + factor.provider() : factor.factorType();
    }
}
