package io.oktafactors.sandbox.proof;

/**
 * The data that the proof of a factor is checked against.
 *
 * @param subject what the factor is bound to, with its secret
 * @param open the newest code or challenge that waits for its answer, or null
 * @param counter the position of the newest one-time code that was used: a time step, a counter, a key's count of signatures
 */
public record Credential(Subject subject, OpenCode open, long counter) {

    Credential boundTo(Subject next) {
        return new Credential(next, open, counter);
    }

    Credential withoutOpen() {
        return new Credential(subject, null, counter);
    }

    Credential withCounter(long next) {
        return new Credential(subject, open, next);
    }

    @Override
    public String toString() {
        return "Credential"; // toString() must not show secrets
    }
}
