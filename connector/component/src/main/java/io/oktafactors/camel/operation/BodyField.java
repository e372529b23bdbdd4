package io.oktafactors.camel.operation;

import static io.oktafactors.camel.operation.BodyField.Use.ANSWERS;
import static io.oktafactors.camel.operation.BodyField.Use.SECRET;
import static io.oktafactors.camel.operation.BodyField.Use.SPELLED;
import static io.oktafactors.camel.operation.BodyField.Use.VERIFIES;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of request bodies that the component knows something about, spelled as Okta does: a row for each. */
public enum BodyField {
    /** Of older versions. */
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
    /** Of older versions. */
    stateToken(VERIFIES),
    useNumberMatchingChallenge(VERIFIES, SPELLED),
    verify(SPELLED);

    /** What is to be known of a field. */
    public enum Use {
        /** What it holds is told to nobody. */
        SECRET,
        /** It answers what the user was asked for. */
        ANSWERS,
        /** A verification may hold it. */
        VERIFIES,
        /** Another case, hyphens or underscores are surely a mistake. */
        SPELLED
    }

    private final Set<Use> uses;

    BodyField(Use... uses) {
        this.uses = Set.of(uses);
    }

    /** The names of the fields of that use. */
    public static Set<String> names(Use use) {
        return Arrays.stream(values())
                .filter(field -> field.uses.contains(use))
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
