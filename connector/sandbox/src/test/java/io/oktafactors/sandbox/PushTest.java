package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxPush;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void aPendingPushWaitsForADevice() {
        Reply enrolled = acme.enroll(Acme.push()).isOk();

        assertThat(enrolled.id()).startsWith("opf");
        assertThat(enrolled.at("/status")).isEqualTo("PENDING_ACTIVATION");
        assertThat(enrolled.json().has("profile")).isFalse();
        assertThat(enrolled.links()).containsExactly("poll: POST", "self: GET", "user: GET");
        assertThat(enrolled.at("/_embedded/activation/factorResult")).isEqualTo("WAITING");
        assertThat(enrolled.at("/_embedded/activation/expiresAt")).isEqualTo("2026-03-04T10:25:30.250Z");
        assertThat(enrolled.at("/_embedded/activation/_links/send/0/name")).isEqualTo("email");
        assertThat(enrolled.at("/_embedded/activation/_links/send/1/name")).isEqualTo("sms");
        assertThat(enrolled.at("/_embedded/activation/_links/qrcode/type")).isEqualTo("image/png");
    }

    @Test
    void aPollTellsWhetherTheDeviceCame() {
        Reply enrolled = acme.enroll(Acme.push());
        String poll = enrolled.at("/_links/poll/href");

        Reply waiting = acme.follow("POST", poll, null).isOk();
        assertThat(waiting.at("/factorResult")).isEqualTo("WAITING");
        assertThat(waiting.at("/_links/poll/href")).isEqualTo(poll);
        assertThat(waiting.json().has("id")).isFalse();

        acme.phone(enrolled.id());
        Reply done = acme.follow("POST", poll, null).isOk();
        assertThat(done.id()).isEqualTo(enrolled.id());
        assertThat(done.at("/status")).isEqualTo("ACTIVE");
        assertThat(done.at("/profile/credentialId")).isEqualTo("ada.byron@acme.example");
        assertThat(done.at("/profile/name")).isEqualTo("Ada's phone");
        assertThat(done.at("/profile/platform")).isEqualTo("IOS");
        assertThat(done.links()).containsExactly("verify: POST", "self: GET,DELETE", "user: GET");
        assertThat(acme.follow("POST", enrolled.at("/_links/self/href") + "/lifecycle/activate", null)
                        .isOk()
                        .id())
                .isEqualTo(enrolled.id());
    }

    @Test
    void anActivationTimesOutAndCanBeRestarted() {
        Reply enrolled = acme.enroll(Acme.push());
        acme.clock.pass(Duration.ofMinutes(10));

        Reply expired =
                acme.follow("POST", enrolled.at("/_links/poll/href"), null).isOk();
        assertThat(expired.at("/factorResult")).isEqualTo("TIMEOUT");
        assertThat(expired.links()).containsExactly("activate: POST");
        assertThat(activation(enrolled)).isEqualTo("{\"factorResult\":\"TIMEOUT\"}");
        assertThatThrownBy(() -> acme.phone(enrolled.id())).hasMessageContaining("has ended");

        Reply again =
                acme.follow("POST", expired.at("/_links/activate/href"), null).isOk();
        assertThat(again.at("/factorResult")).isEqualTo("WAITING");
        acme.phone(enrolled.id());
    }

    @Test
    void theActivationLinkTravelsByMailAndSms() {
        acme.activeFactor(SMS);
        Reply enrolled = acme.enroll(Acme.push());
        String mail = enrolled.at("/_embedded/activation/_links/send/0/href");
        String sms = enrolled.at("/_embedded/activation/_links/send/1/href");

        acme.follow("POST", mail, null).isOk();
        acme.follow("POST", mail, null).isRefused(429, "E0000118");
        acme.follow("POST", sms, null).isOk();
        assertThat(acme.okta.messagesTo("ada.byron@acme.example"))
                .extracting(SandboxMessage::purpose)
                .containsExactly("activation");
        String link = acme.okta.messagesTo(PHONE).get(1).code();
        assertThat(acme.okta.scan(link, SandboxDevice.named("by link")).userId())
                .isEqualTo(ADA);
    }

    @Test
    void anSmsNeedsANumber() {
        Reply enrolled = acme.enroll(Acme.push());
        String sms = enrolled.at("/_embedded/activation/_links/send/1/href");

        acme.follow("POST", sms, null).isRefused(403, "E0000097");
        acme.follow("POST", sms, "{'profile':{'phoneNumber':'+12065550142'}}").isOk();
        acme.clock.pass(Duration.ofMinutes(10));
        acme.follow("POST", sms, null).isRefused(403, "E0000110");
    }

    @Test
    void theCodesOfOktaVerifyComeWithThePhone() {
        acme.phone(acme.enroll(Acme.push()).id());

        SandboxFactor codes =
                acme.okta.user(ADA).orElseThrow().factor("token:software:totp").orElseThrow();
        assertThat(codes.status()).isEqualTo("ACTIVE");
        acme.verify(codes.id(), Acme.passCode(acme.authenticatorCode(codes.id())))
                .isOk();
    }

    @Test
    void fastPassIsReadAndRemovedOnly() {
        String push = acme.enroll(Acme.push()).id();
        acme.okta.scan(push, SandboxDevice.named("phone").withFastPass());
        String id = acme.okta
                .user(ADA)
                .orElseThrow()
                .factor("signed_nonce")
                .orElseThrow()
                .id();

        Reply factor = acme.get(Acme.factor(id)).isOk();
        assertThat(id).startsWith("crp");
        assertThat(factor.links()).containsExactly("self: GET,DELETE", "user: GET");
        assertThat(factor.at("/profile/keys/0/kty")).isEqualTo("EC");
        assertThat(factor.at("/profile/keys/0/jwkType")).isEqualTo("proofOfPossession");
        acme.challenge(id).isRefused(501, "E0000060");
        acme.enroll("{'factorType':'signed_nonce','provider':'OKTA'}").isRefused(501, "E0000060");
    }

    @ParameterizedTest
    @ValueSource(strings = {"push", "signed_nonce"})
    void allOfOktaVerifyGoesTogether(String type) {
        acme.activeAuthenticator();
        acme.okta.scan(
                acme.enroll(Acme.push()).id(), SandboxDevice.named("phone").withFastPass());
        String id = acme.okta.user(ADA).orElseThrow().factor(type).orElseThrow().id();

        assertThat(acme.unenroll(id).status()).isEqualTo(204);
        assertThat(acme.okta.user(ADA).orElseThrow().factors())
                .extracting(SandboxFactor::provider)
                .containsExactly("GOOGLE");
    }

    @Test
    void theCodesOfOktaVerifyCanGoAlone() {
        acme.phone(acme.enroll(Acme.push()).id());
        String codes = acme.okta
                .user(ADA)
                .orElseThrow()
                .factor("token:software:totp")
                .orElseThrow()
                .id();

        acme.unenroll(codes);
        assertThat(acme.okta.user(ADA).orElseThrow().factors())
                .extracting(SandboxFactor::factorType)
                .containsExactly("push");
    }

    @Test
    void aChallengeIsWaitedForAtItsOwnLink() {
        Reply challenge = challenged("ASK");

        assertThat(challenge.at("/factorResult")).isEqualTo("WAITING");
        assertThat(challenge.at("/expiresAt")).isEqualTo("2026-03-04T10:20:30.250Z");
        assertThat(challenge.links()).containsExactly("poll: GET", "cancel: DELETE");
        assertThat(challenge.at("/_links/poll/href")).contains("/transactions/mst");
        assertThat(challenge.json().has("_embedded")).isFalse();

        Reply poll = acme.follow("GET", challenge.at("/_links/poll/href"), null).isOk();
        assertThat(poll.at("/factorResult")).isEqualTo("WAITING");
        assertThat(poll.at("/profile/credentialId")).isEqualTo("ada.byron@acme.example");
        assertThat(poll.at("/_links/poll/href")).contains("/transactions/v2mst.");
        assertThat(poll.links()).containsExactly("poll: GET", "cancel: DELETE");
        assertThat(acme.follow("GET", poll.at("/_links/poll/href"), null).isOk().at("/factorResult"))
                .isEqualTo("WAITING");
    }

    @Test
    void anApprovedPushIsSuccessAndNothingElse() {
        Reply challenge = challenged("ASK");
        acme.okta.approve(acme.okta.pushes().get(0).id());

        assertThat(acme.follow("GET", challenge.at("/_links/poll/href"), null)
                        .isOk()
                        .text())
                .isEqualTo("{\"factorResult\":\"SUCCESS\"}");
    }

    @Test
    void aDeniedPushIsRejectedWithHttp200() {
        Reply challenge = challenged("ASK");
        acme.okta.deny(acme.okta.pushes().get(0).id());

        Reply rejected =
                acme.follow("GET", challenge.at("/_links/poll/href"), null).isOk();
        assertThat(rejected.at("/factorResult")).isEqualTo("REJECTED");
        assertThat(rejected.links()).containsExactly("verify: POST", "factor: GET,DELETE");
        assertThat(rejected.at("/profile/credentialId")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cancel, CANCELLED", "fail, ERROR"})
    void anActivationThatEndsWithoutAPhoneSaysHowAndCanBeRestarted(String path, String result) {
        Reply enrolled = acme.enroll(Acme.push());
        String end = "/sandbox/activations/" + enrolled.id() + "/" + path;
        assertThat(acme.post(end, "").status()).isEqualTo(204);

        Reply ended =
                acme.follow("POST", enrolled.at("/_links/poll/href"), null).isOk();
        assertThat(ended.at("/factorResult")).isEqualTo(result);
        assertThat(ended.links()).containsExactly("activate: POST");
        assertThat(activation(enrolled)).isEqualTo("{\"factorResult\":\"%s\"}".formatted(result));
        assertThat(acme.get(Acme.factors(ADA))
                        .json()
                        .at("/0/_embedded/activation/factorResult")
                        .asText())
                .isEqualTo(result);
        assertThat(acme.post(end, "").at("/message")).contains("is not pending");
        acme.follow("POST", enrolled.at("/_embedded/activation/_links/send/0/href"), null)
                .isRefused(403, "E0000110");
        assertThatThrownBy(() -> acme.phone(enrolled.id())).hasMessageContaining("Restart it");

        assertThat(acme.follow("POST", ended.at("/_links/activate/href"), null)
                        .isOk()
                        .at("/factorResult"))
                .isEqualTo("WAITING");
        acme.phone(enrolled.id());
        assertThatThrownBy(() -> acme.okta.cancelActivation(enrolled.id())).isInstanceOf(SandboxException.class);
    }

    @Test
    void anIgnoredPushTimesOutAndIsDeadInTheEnd() {
        Reply challenge = challenged("IGNORE");
        String poll = challenge.at("/_links/poll/href");
        assertThatThrownBy(() -> acme.okta.approve(acme.okta.pushes().get(0).id()))
                .isInstanceOf(SandboxException.class);

        acme.clock.pass(Duration.ofMinutes(5));
        assertThat(acme.follow("GET", poll, null).isOk().at("/factorResult")).isEqualTo("TIMEOUT");
        acme.clock.pass(Duration.ofMinutes(6));
        acme.follow("GET", poll, null).isRefused(404, "E0000191");
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, SUCCESS", "DENY, REJECTED"})
    void aDeviceCanAnswerByItselfAfterADelay(String reaction, String result) {
        String id = acme.enroll(Acme.push()).id();
        acme.okta.setReaction(acme.phone(id).id(), reaction, Duration.ofSeconds(3));
        String poll = acme.challenge(id).at("/_links/poll/href");

        assertThat(acme.follow("GET", poll, null).at("/factorResult")).isEqualTo("WAITING");
        acme.clock.pass(Duration.ofSeconds(3));
        assertThat(acme.follow("GET", poll, null).at("/factorResult")).isEqualTo(result);
    }

    @Test
    void aNumberChallengeIsPassedWithTheRightNumberOnly() {
        String id = acme.enroll(Acme.push()).id();
        acme.phone(id);
        Reply first = acme.verify(id, "{'useNumberMatchingChallenge':true}");
        int number = first.json().at("/_embedded/challenge/correctAnswer").asInt();
        String poll = first.at("/_links/poll/href");

        assertThat(first.status()).isEqualTo(201);
        assertThat(number).isBetween(10, 99);
        assertThat(acme.follow("GET", poll, null).at("/_embedded/challenge/correctAnswer"))
                .isEqualTo(Integer.toString(number));
        acme.okta.approve(acme.okta.pushes().get(0).id(), number == 99 ? 10 : number + 1);
        assertThat(acme.follow("GET", poll, null).at("/factorResult")).isEqualTo("REJECTED");

        String second = acme.verify(id, "{'useNumberMatchingChallenge':true}").at("/_links/poll/href");
        SandboxPush push = acme.okta.pushes().get(1);
        acme.okta.approve(push.id(), push.correctAnswer());
        assertThat(acme.follow("GET", second, null).at("/factorResult")).isEqualTo("SUCCESS");
    }

    @Test
    void aCancelledPushStaysCancelled() {
        Reply challenge = challenged("ASK");
        String transaction = challenge.at("/_links/cancel/href");

        assertThat(acme.follow("DELETE", transaction, null).status()).isEqualTo(204);
        assertThat(acme.follow("GET", transaction, null).at("/factorResult")).isEqualTo("CANCELLED");
        acme.follow("DELETE", transaction, null).isRefused(403, "E0000107");
    }

    @Test
    void aTransactionIsKnownToItsOwnFactorOnly() {
        Reply challenge = challenged("ASK");
        String sms = acme.activeFactor(SMS);
        String id = challenge.at("/_links/poll/href").replaceAll(".*/", "");

        acme.get(Acme.factor(sms) + "/transactions/" + id).isRefused(404, "E0000007");
        String bob = acme.okta.addUser("bob@acme.example").id();
        acme.get(Acme.factors(bob) + "/" + "opf/transactions/" + id).isRefused(404, "E0000007");
    }

    @ParameterizedTest
    @CsvSource({
        "SUSPENDED, 403, E0000152",
        "GONE, 410, E0000153",
        "FACTOR_REMOVED, 410, E0000154",
        "USER_REMOVED, 410, E0000156"
    })
    void aDeviceThatCannotBeReachedIsTold(String state, int status, String code) {
        String id = acme.enroll(Acme.push()).id();
        acme.okta.setDeviceState(acme.phone(id).id(), state);

        acme.challenge(id).isRefused(status, code);
    }

    @Test
    void aSuspendedUserIsNotAsked() {
        String id = acme.enroll(Acme.push()).id();
        acme.phone(id);
        acme.okta.setStatus(ADA, "SUSPENDED");

        acme.challenge(id).isRefused(423, "E0000155");
    }

    @Test
    void theOtherSideIsThereOverHttpToo() {
        String id = acme.enroll(Acme.push()).id();
        Reply device = acme.post("/sandbox/devices", "{'activation':'%s','name':'Pixel'}".formatted(id));
        assertThat(device.status()).isEqualTo(201);
        acme.put("/sandbox/devices/" + device.id(), "{'reaction':'ASK','delayMillis':5}")
                .isOk();
        String poll = acme.challenge(id).at("/_links/poll/href");

        String push = acme.get("/sandbox/pushes").at("/0/id");
        assertThat(acme.post("/sandbox/pushes/" + push + "/approve", "{}")
                        .isOk()
                        .at("/result"))
                .isEqualTo("SUCCESS");
        assertThat(acme.follow("GET", poll, null).at("/factorResult")).isEqualTo("SUCCESS");
        assertThat(acme.get("/sandbox/devices").at("/0/name")).isEqualTo("Pixel");
        assertThat(acme.post("/sandbox/pushes/none/deny", "{}").status()).isEqualTo(400);
    }

    private Reply challenged(String reaction) {
        String id = acme.enroll(Acme.push()).id();
        acme.okta.setReaction(acme.phone(id).id(), reaction, Duration.ZERO);
        Reply challenge = acme.challenge(id);
        assertThat(challenge.status()).isEqualTo(201);
        return challenge;
    }

    private String activation(Reply enrolled) {
        return acme.get(Acme.factor(enrolled.id()))
                .isOk()
                .json()
                .at("/_embedded/activation")
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'yes'", "1", "{}"})
    void aNumberChallengeIsAskedForWithTrueOrFalseOnly(String wish) {
        String id = acme.enroll(Acme.push()).id();
        acme.phone(id);

        acme.verify(id, "{'useNumberMatchingChallenge':%s}".formatted(wish)).isRefused(400, "E0000003");
        assertThat(acme.okta.pushes()).isEmpty();
    }
}
