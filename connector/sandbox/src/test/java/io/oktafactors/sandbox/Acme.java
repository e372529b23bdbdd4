package io.oktafactors.sandbox;

import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.factor.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A running organization with one person of each kind, and a client of it. */
final class Acme implements AutoCloseable {
    static final String ADA = "00uAdaByron000000001";
    static final String SUSPENDED = "00uSuspended00000002";
    static final String DEPROVISIONED = "00uDeprovisioned0003";
    static final String DEPROVISIONED_SMS = Ids.derived("sms", DEPROVISIONED + " sms OKTA");
    static final String PHONE = "+12065550142";
    static final String OTHER_PHONE = "+12065550199";
    static final String SMS = sms(PHONE);

    private static final String USERS = """
            organization: Acme
            users:
              - id: 00uAdaByron000000001
                login: ada.byron@acme.example
                profile: {firstName: Ada, secondEmail: ada@home.example}
              - {id: 00uSuspended00000002, login: sue@acme.example, status: SUSPENDED}
              - id: 00uDeprovisioned0003
                login: dan@acme.example
                status: DEPROVISIONED
                factors:
                  - {factorType: sms, profile: {phoneNumber: "+12065550177"}}
            """;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final TestClock clock = new TestClock();
    final OktaSandbox okta;

    Acme() {
        this(OktaSandboxBuilder::unlimited);
    }

    Acme(UnaryOperator<OktaSandboxBuilder> options) {
        okta = options.apply(OktaSandbox.builder()
                        .clock(clock)
                        .organization(new ByteArrayInputStream(USERS.getBytes(StandardCharsets.UTF_8))))
                .start();
    }

    static String sms(String phoneNumber) {
        return "{'factorType':'sms','provider':'OKTA','profile':{'phoneNumber':'%s'}}".formatted(phoneNumber);
    }

    static String call(String phoneNumber) {
        return sms(phoneNumber).replace("sms", "call");
    }

    static String email(String address) {
        return "{'factorType':'email','provider':'OKTA','profile':{'email':'%s'}}".formatted(address);
    }

    static String question(String question, String answer) {
        return "{'factorType':'question','provider':'OKTA','profile':{'question':'%s','answer':'%s'}}"
                .formatted(question, answer);
    }

    static String totp(String provider) {
        return "{'factorType':'token:software:totp','provider':'%s'}".formatted(provider);
    }

    static String push() {
        return "{'factorType':'push','provider':'OKTA'}";
    }

    static String fido(String factorType) {
        return "{'factorType':'%s','provider':'FIDO'}".formatted(factorType);
    }

    static String passCode(String code) {
        return "{'passCode':'%s'}".formatted(code);
    }

    static String factors(String userId) {
        return "/api/v1/users/" + userId + "/factors";
    }

    Reply enroll(String body) {
        return enroll(body, "");
    }

    Reply enroll(String body, String query) {
        return post(factors(ADA) + query, body);
    }

    Reply activate(String factorId, String code) {
        return post(factor(factorId) + "/lifecycle/activate", passCode(code));
    }

    Reply verify(String factorId, String body) {
        return post(factor(factorId) + "/verify", body);
    }

    Reply challenge(String factorId) {
        return send("POST", factor(factorId) + "/verify", BodyPublishers.noBody());
    }

    Reply resend(String factorId, String body) {
        return post(factor(factorId) + "/resend", body);
    }

    Reply unenroll(String factorId) {
        return delete(factor(factorId));
    }

    /** Enrols and activates, then lets the pauses pass, so that the next code may be sent. */
    String activeFactor(String body) {
        String id = enroll(body).isOk().id();
        activate(id, newestCode()).isOk();
        passThePauses();
        return id;
    }

    /** Enrols an authenticator app, activates it, and waits until it shows the next code. */
    String activeAuthenticator() {
        String id = enroll(totp("GOOGLE")).isOk().id();
        activate(id, authenticatorCode(id)).isOk();
        passThePauses();
        return id;
    }

    String authenticatorCode(String factorId) {
        return okta.authenticatorCode(factorId).orElseThrow();
    }

    String newestCode() {
        List<SandboxMessage> messages = okta.messages();
        return messages.get(messages.size() - 1).code();
    }

    /** Enrols Okta Verify and has a phone scan its code. */
    SandboxDevice phone(String factorId) {
        return okta.scan(factorId, SandboxDevice.named("Ada's phone"));
    }

    static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "'" + field.getKey() + "':'" + field.getValue() + "'")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Follows a link of an earlier answer. */
    Reply follow(String method, String href, String body) {
        String path = href.substring(okta.url().length());
        return switch (method) {
            case "GET" -> get(path);
            case "DELETE" -> delete(path);
            default -> body == null ? send("POST", path, BodyPublishers.noBody()) : post(path, body);
        };
    }

    /** A code that is certainly not the newest one. */
    String wrongCode() {
        return newestCode().equals("000000") ? "000001" : "000000";
    }

    void passThePauses() {
        clock.pass(Duration.ofSeconds(30));
    }

    static String factor(String factorId) {
        return factors(ADA) + "/" + factorId;
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Posts JSON, written with single quotes for the sake of the eye. */
    Reply post(String path, String body) {
        return sendJson("POST", path, body);
    }

    Reply put(String path, String body) {
        return sendJson("PUT", path, body);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(okta.url() + path)).header("Authorization", "SSWS " + okta.token());
    }

    private Reply sendJson(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private Reply send(String method, String path, BodyPublisher body) {
        return send(request(path).method(method, body));
    }

    @Override
    public void close() {
        okta.close();
    }
}
