package io.oktafactors.sandbox.factor;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.proof.Credential;
import io.oktafactors.sandbox.proof.OpenCode;
import io.oktafactors.sandbox.proof.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A factor with all its data, including secrets.
 *
 * @param lastVerified when it was last proven after its activation, or null
 * @param open the newest code or challenge that waits for its answer, or null
 * @param counter the position of the newest one-time code that was used: a time step, a counter, a key's count of signatures
 */
public record Factor(
        String id,
        FactorType type,
        FactorStatus status,
        Instant created,
        Instant lastUpdated,
        Instant lastVerified,
        Subject subject,
        OpenCode open,
        long counter) {

    /** How long a device's QR code or activation link can be used. */
    public static final Duration ACTIVATION_LIFETIME = Duration.ofMinutes(10);

    public static Factor enrolled(String id, FactorType type, FactorStatus status, Subject subject, Instant now) {
        return new Factor(id, type, status, now, now, null, subject, null, 0);
    }

    public Factor activated(Instant now) {
        return new Factor(id, type, FactorStatus.ACTIVE, created, now, lastVerified, subject, null, counter);
    }

    public Factor withStatus(FactorStatus next, Instant now) {
        return new Factor(id, type, next, created, now, lastVerified, subject, open, counter);
    }

    /** A copy that is still pending, but bound to {@code next}. */
    public Factor renewed(Subject next, Instant now) {
        return new Factor(id, type, status, created, now, lastVerified, next, open, counter);
    }

    public Factor boundTo(Subject next) {
        return new Factor(id, type, status, created, lastUpdated, lastVerified, next, open, counter);
    }

    /** The data that a proof is checked against. */
    public Credential credential() {
        return new Credential(subject, open, counter);
    }

    /**
     * The factor after an enrollment or activation.
     *
     * @throws OktaError if the proof is refused
     */
    public Factor registered(JsonNode body, Instant now) {
        return with(type.proof.register(credential(), body, now));
    }

    /**
     * The factor after a verification.
     *
     * @throws OktaError if the proof is refused
     */
    public Factor proven(JsonNode body, Instant now) {
        return with(type.proof.check(credential(), body, now));
    }

    private Factor with(Credential proven) {
        return new Factor(
                id,
                type,
                status,
                created,
                lastUpdated,
                lastVerified,
                proven.subject(),
                proven.open(),
                proven.counter());
    }

    public Factor withOpen(OpenCode next) {
        return new Factor(id, type, status, created, lastUpdated, lastVerified, subject, next, counter);
    }

    public Factor withCounter(long next) {
        return new Factor(id, type, status, created, lastUpdated, lastVerified, subject, open, next);
    }

    /** A copy with the nonce or link of its activation, if it is pending and has one. */
    public Factor opened(Instant now) {
        if (!pending()) {
            return this;
        }
        return switch (type.lifecycle) {
            case KEY -> withOpen(new OpenCode(Ids.nonce(), null));
            case DEVICE -> withOpen(new OpenCode(Ids.nonce(), now.plus(ACTIVATION_LIFETIME)));
            default -> this;
        };
    }

    public Factor verified(Instant now) {
        return new Factor(id, type, status, created, lastUpdated, now, subject, open, counter);
    }

    public boolean active() {
        return status == FactorStatus.ACTIVE;
    }

    public boolean pending() {
        return status == FactorStatus.PENDING_ACTIVATION;
    }

    public FactorStatus after(LifecycleStep step) {
        return type.lifecycle.after(status, step);
    }

    public String vendor() {
        return subject.vendor() == null ? type.provider.name() : subject.vendor();
    }

    public Map<String, String> profile() {
        return type.profile.shown(subject);
    }
}
