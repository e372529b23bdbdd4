package io.oktafactors.camel.operation;

import static io.oktafactors.camel.operation.BodyField.Use.ANSWERS;
import static io.oktafactors.camel.operation.BodyField.Use.SECRET;
import static io.oktafactors.camel.operation.BodyField.Use.SPELLED;
import static io.oktafactors.camel.operation.BodyField.Use.VERIFIES;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Known fields of request bodies, spelled as Okta does. */
public enum BodyField {
    /** In older versions of the API. */
    activationToken(VERIFIES),
    answer(SECRET, ANSWERS, VERIFIES, SPELLED),
    attestation(SECRET, VERIFIES, SPELLED),
    authenticatorData(SECRET, VERIFIES, SPELLED),
    clientData(SECRET, ANSWERS, VERIFIES, SPELLED),
    credentialId(SPELLED),
    email(SPELLED),
    factorProfileId(SPELLED),
    factorType(SPELLED),
    nextPassCode(SECRET, VERIFIES, SPELLED),
    passCode(SECRET, ANSWERS, VERIFIES, SPELLED),
    phoneExtension(SPELLED),
    phoneNumber(SPELLED),
    profile(SPELLED),
    provider(SPELLED),
    question(SPELLED),
    registrationData(SECRET, VERIFIES, SPELLED),
    sharedSecret(SECRET, SPELLED),
    signatureData(SECRET, VERIFIES, SPELLED),
    /** In older versions of the API. */
    stateToken(VERIFIES),
    useNumberMatchingChallenge(VERIFIES, SPELLED),
    verify(SPELLED);

    /** Properties of a field. */
    public enum Use {
        /** Its value is secret. */
        SECRET,
        /** It is the user's answer to a challenge. */
        ANSWERS,
        /** It may be in a verification. */
        VERIFIES,
        /** Another case, hyphens or underscores in its name are a mistake. */
        SPELLED
    }

    private final Set<Use> uses;

    BodyField(Use... uses) {
        this.uses = Set.of(uses);
    }

    /** The names of the fields with that property. */
    public static Set<String> names(Use use) {
        return Arrays.stream(values())
                .filter(field -> field.uses.contains(use))
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
