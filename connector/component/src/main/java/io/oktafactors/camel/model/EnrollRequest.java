package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of {@code enrollFactor}. There is a method for each kind of factor that can be enrolled by Okta's API. */
public final class EnrollRequest extends RequestBody<EnrollRequest> {

    private EnrollRequest(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static EnrollRequest of(JsonNode tree) {
        return new EnrollRequest(tree);
    }

    /** A body of any kind of factor, with type and provider only. */
    public static EnrollRequest of(String factorType, String provider) {
        return of(empty()).with("factorType", factorType).with("provider", provider);
    }

    /** @param phoneNumber in E.164 form, such as {@code +12065550142} */
    public static EnrollRequest sms(String phoneNumber) {
        return of("sms", "OKTA").withProfile("phoneNumber", phoneNumber);
    }

    /** A body for the number that Okta has on file for the user. */
    public static EnrollRequest smsToPhoneOnFile() {
        return of("sms", "OKTA");
    }

    /** @param phoneNumber in E.164 form, such as {@code +12065550142} */
    public static EnrollRequest call(String phoneNumber) {
        return of("call", "OKTA").withProfile("phoneNumber", phoneNumber);
    }

    /** @param phoneExtension at most 15 characters; null for none */
    public static EnrollRequest call(String phoneNumber, String phoneExtension) {
        return call(phoneNumber).withProfile("phoneExtension", phoneExtension);
    }

    /** @param email the user's own address, at most 100 characters */
    public static EnrollRequest email(String email) {
        return of("email", "OKTA").withProfile("email", email);
    }

    /**
     * @param question the key of the question, such as {@code first_award}
     * @param answer at least 4 characters
     */
    public static EnrollRequest question(String question, String answer) {
        return of("question", "OKTA").withProfile("question", question).withProfile("answer", answer);
    }

    /** Passcodes of the Okta Verify app. */
    public static EnrollRequest oktaVerifyTotp() {
        return of("token:software:totp", "OKTA");
    }

    /** Passcodes of Google Authenticator and similar apps. */
    public static EnrollRequest googleAuthenticator() {
        return of("token:software:totp", "GOOGLE");
    }

    /** Push prompts of the Okta Verify app. */
    public static EnrollRequest push() {
        return of("push", "OKTA");
    }

    /**
     * An RSA or other On-Prem MFA token.
     *
     * @param credentialId the user's name at the token server
     * @param passCode PIN and token code
     */
    public static EnrollRequest rsa(String credentialId, String passCode) {
        return of("token", "RSA").withProfile("credentialId", credentialId).withVerify("passCode", passCode);
    }

    /** @param nextPassCode the code that the token shows after {@code passCode} */
    public static EnrollRequest symantecVip(String credentialId, String passCode, String nextPassCode) {
        return of("token", "SYMANTEC")
                .withProfile("credentialId", credentialId)
                .withVerify("passCode", passCode)
                .withVerify("nextPassCode", nextPassCode);
    }

    /** @param passCode the 44 characters that the key types when touched; its seed must have been uploaded before */
    public static EnrollRequest yubiKey(String passCode) {
        return of("token:hardware", "YUBICO").withVerify("passCode", passCode);
    }

    /**
     * A counter-based token. Okta accepts it only with the parameter {@code activate}.
     *
     * @param factorProfileId id of the token's profile in the organization
     * @param sharedSecret the token's secret
     */
    public static EnrollRequest hotp(String factorProfileId, String sharedSecret) {
        return of("token:hotp", "CUSTOM")
                .with("factorProfileId", factorProfileId)
                .withProfile("sharedSecret", sharedSecret);
    }

    public static EnrollRequest u2f() {
        return of("u2f", "FIDO");
    }

    public static EnrollRequest webAuthn() {
        return of("webauthn", "FIDO");
    }

    /** A copy with this field in its profile; null removes the field. */
    public EnrollRequest withProfile(String field, Object value) {
        return within("profile", field, value);
    }

    /** A copy with this field in its verification; null removes the field. */
    public EnrollRequest withVerify(String field, Object value) {
        return within("verify", field, value);
    }

    @Override
    EnrollRequest copy(ObjectNode tree) {
        return of(tree);
    }
}
