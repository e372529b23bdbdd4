package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.Link;
import io.oktafactors.camel.model.User;
import io.oktafactors.sandbox.api.SandboxDevice;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component's operations that are none of the ten: those that stand in links only, the reset, and users by login. */
class BeyondTheTenTest {
    private static final String MAILBOX = "ada.byron@acme.example";

    private final Acme acme = new Acme();
    private final ComponentClient component = new ComponentClient(acme.okta);

    @AfterEach
    void stop() {
        component.close();
        acme.close();
    }

    @Test
    void aPollOfAnActivationTellsWhenThePhoneCame() {
        Factor enrolled = factor(enroll(EnrollRequest.push()));
        Exchange waits = follow("pollFactorActivation", enrolled.link("poll"));
        assertThat(factor(waits).getFactorResult()).isEqualTo("WAITING");
        assertThat(factor(waits).getExpiresAt()).isEqualTo("2026-03-04T10:25:30.250Z");
        assertThat(factor(follow("pollFactorActivation", factor(waits).link("poll")))
                        .getFactorResult())
                .isEqualTo("WAITING");

        acme.phone(enrolled.getId());
        Factor active = factor(follow("pollFactorActivation", enrolled.link("poll")));
        assertThat(active.isActive()).isTrue();
        assertThat(active.getFactorResult()).isNull();
        assertThat(active.getProfile()).containsEntry("name", "Ada's phone");
    }

    @Test
    void anActivationThatTimedOutIsRestartedByItsLink() {
        Factor enrolled = factor(enroll(EnrollRequest.push()));
        acme.clock.pass(Duration.ofMinutes(10));
        Factor over = factor(follow("pollFactorActivation", enrolled.link("poll")));
        assertThat(over.getFactorResult()).isEqualTo("TIMEOUT");

        assertThat(factor(follow("activateFactor", over.link("activate"))).getFactorResult())
                .isEqualTo("WAITING");
    }

    @Test
    void theActivationLinkGoesByMail() {
        Factor enrolled = factor(enroll(EnrollRequest.push()));
        Exchange sent = follow("sendFactorActivationEmail", send(enrolled, "email"));

        assertThat(factor(sent).getFactorResult()).isEqualTo("WAITING");
        assertThat(acme.okta.messagesTo(MAILBOX)).hasSize(1);
        OktaFactorsException soon = component.refusal("sendFactorActivationEmail", ADA, enrolled.getId(), null);
        assertThat(soon.getErrorCode()).isEqualTo("E0000118");
        assertThat(soon).isInstanceOfSatisfying(OktaFactorsException.RateLimited.class, limited -> assertThat(
                        limited.getRetryAfter())
                .isPositive());
        acme.okta.scan(acme.okta.messagesTo(MAILBOX).get(0).code(), SandboxDevice.named("by mail"));
        assertThat(call(Factor.class, "getFactor", enrolled.getId(), null).isActive())
                .isTrue();
    }

    @Test
    void theActivationLinkGoesBySms() {
        Factor enrolled = factor(enroll(EnrollRequest.push()));
        assertThat(component
                        .refusal("sendFactorActivationSms", ADA, enrolled.getId(), null)
                        .getErrorCode())
                .as("no number on file")
                .isEqualTo("E0000097");

        Map<String, Object> number = Map.of("profile", Map.of("phoneNumber", PHONE));
        assertThat(call(Factor.class, "sendFactorActivationSms", enrolled.getId(), number)
                        .getFactorResult())
                .isEqualTo("WAITING");
        acme.okta.scan(acme.okta.messagesTo(PHONE).get(0).code(), SandboxDevice.named("by SMS"));
        assertThat(call(Factor.class, "getFactor", enrolled.getId(), null).isActive())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OKTA", "GOOGLE"})
    void thePictureOfAnAppHoldsItsSecret(String provider) throws Exception {
        Exchange enrolled = enroll(EnrollRequest.of("token:software:totp", provider));

        assertThat(QrCodeTest.text(picture(enrolled)))
                .contains("secret=" + factor(enrolled).getActivation().get("sharedSecret"));
    }

    @Test
    void thePictureOfAPushLetsAPhoneActivate() throws Exception {
        Exchange enrolled = enroll(EnrollRequest.push());
        URI shown = URI.create(QrCodeTest.text(picture(enrolled)));
        assertThat(QrCodeTest.text(follow("getFactorQrCode", factor(enrolled).link("qrcode"))
                        .getMessage()
                        .getBody(byte[].class)))
                .isEqualTo(shown.toString());

        acme.okta.scan(shown.getQuery().replaceAll("(?:.*&)?t=([^&]*).*", "$1"), SandboxDevice.named("phone"));
        Exchange used = component.send("getFactorQrCode", null, values(enrolled));
        assertThat(used.getException())
                .isInstanceOfSatisfying(OktaFactorsException.class, refused -> assertThat(refused.getErrorCode())
                        .isEqualTo("E0000110"));
    }

    @Test
    void aPushIsWithdrawnByItsLinkOnce() {
        String id = factor(enroll(EnrollRequest.push())).getId();
        acme.phone(id);
        FactorResult asked = call(FactorResult.class, "verifyFactor", id, null);
        FactorResult polled = result(follow("getFactorTransactionStatus", asked.link("poll")));
        assertThat(polled.isWaiting()).isTrue();
        assertThat(polled.link("cancel").getHref())
                .as("the transaction has another name now")
                .isNotEqualTo(asked.link("cancel").getHref());

        Exchange cancelled = follow("cancelFactorTransaction", polled.link("cancel"));
        assertThat(cancelled.getMessage().getHeader(OktaFactorsConstants.RESPONSE_CODE))
                .isEqualTo(204);
        assertThat(cancelled.getMessage().getBody()).isNull();
        assertThat(acme.okta.pushes().get(0).result()).isEqualTo("CANCELLED");
        assertThat(result(follow("getFactorTransactionStatus", asked.link("poll")))
                        .isVerified())
                .isFalse();
        Exchange again = component.send(
                "cancelFactorTransaction",
                null,
                Map.of(OktaFactorsConstants.LINK, asked.link("cancel").getHref()));
        assertThat(again.getException())
                .isInstanceOfSatisfying(OktaFactorsException.class, refused -> assertThat(refused.getErrorCode())
                        .isEqualTo("E0000107"));
    }

    @Test
    void aResetTakesAllFactorsAndLeavesTheUserActive() {
        enroll(EnrollRequest.sms(PHONE));
        acme.phone(factor(enroll(EnrollRequest.push())).getId());
        assertThat(acme.okta.user(ADA).orElseThrow().factors()).hasSize(3);

        call(Factor.class, "resetFactors", null, null);
        assertThat(component.list(Factor.class, "listFactors", ADA)).isEmpty();
        assertThat(call(User.class, "getUser", null, null).getStatus()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {MAILBOX, "ADA.Byron@acme.example", "ada.byron", ADA})
    void aUserIsFoundByLoginAndTheNextCallTakesTheId(String name) {
        Exchange found = component.call("getUser", null, Map.of(OktaFactorsConstants.USER_ID, name));
        assertThat(found.getMessage().getBody(User.class).getLogin()).isEqualTo(MAILBOX);

        component.call(
                "enrollFactor", EnrollRequest.sms(PHONE), found.getMessage().getHeaders());
        assertThat(acme.okta.user(ADA).orElseThrow().factors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jo+mfa@acme.example", "zoë@acme.example", "o'hara & son@acme.example", "50%@acme.example"})
    void aLoginMayHoldAnyCharacter(String login) {
        String id = acme.okta.addUser(login).id();

        assertThat(component.call(User.class, "getUser", login, null, null).getId())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STAGED", "SUSPENDED", "DEPROVISIONED"})
    void aUserIsFoundInEveryStatus(String status) {
        acme.okta.setStatus(ADA, status);

        assertThat(call(User.class, "getUser", null, null).getStatus()).isEqualTo(status);
    }

    @Test
    void aUserThatIsNotThereIsTold() {
        assertThat(component
                        .refusal("getUser", "nobody@acme.example", null, null)
                        .getErrorCode())
                .isEqualTo("E0000007");
    }

    private Exchange enroll(EnrollRequest body) {
        return component.call("enrollFactor", body, ComponentClient.ids(ADA, null));
    }

    /** The picture, by the values that enrolling left for the call after it. */
    private byte[] picture(Exchange enrolled) {
        return component
                .call("getFactorQrCode", null, values(enrolled))
                .getMessage()
                .getBody(byte[].class);
    }

    private static Map<String, Object> values(Exchange enrolled) {
        Map<String, Object> values = new HashMap<>(enrolled.getMessage().getHeaders());
        assertThat(values).containsKey(OktaFactorsConstants.QR_TOKEN);
        return values;
    }

    private Exchange follow(String operation, Link link) {
        return component.call(operation, null, Map.of(OktaFactorsConstants.LINK, link.getHref()));
    }

    private static Link send(Factor pending, String channel) {
        return pending.links("send").stream()
                .filter(link -> channel.equals(link.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static Factor factor(Exchange exchange) {
        return exchange.getMessage().getBody(Factor.class);
    }

    private static FactorResult result(Exchange exchange) {
        return exchange.getMessage().getBody(FactorResult.class);
    }

    private <T> T call(Class<T> answer, String operation, String factorId, Object body) {
        return component.call(answer, operation, ADA, factorId, body);
    }
}
