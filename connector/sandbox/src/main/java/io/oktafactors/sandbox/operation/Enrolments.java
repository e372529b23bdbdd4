package io.oktafactors.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.api.SandboxLimits.Personal;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Lifecycle;
import io.oktafactors.sandbox.factor.LifecycleStep;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.proof.Proof;
import io.oktafactors.sandbox.proof.Subject;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatusRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Enrolls, activates and removes factors. The steps of a factor are in its {@link Lifecycle}. */
public final class Enrolments {
    private final Services services;

    public Enrolments(Services services) {
        this.services = services;
    }

    /**
     * Enrolls a factor. A factor that is pending already is kept, with a new code or secret. Okta does not document its error
     * for another number while one is pending; the text is the sandbox's own.
     */
    public Factor enroll(String userId, EnrollRequest request) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        return services.directory().change(userId, user -> {
            UserStatusRule.ENROLL.check(user);
            Instant now = services.clock().instant();
            FactorType type = request.type();
            LifecycleStep step = step(request);
            checkPolicy(user, request);
            Subject subject = type.profile.read(request.body(), user, services.tokens());
            if (type.profile.phone()) {
                services.circumstances().check(FailurePoint.PHONE_ENROLMENT, userId, subject.value());
            }
            Optional<Factor> known = user.enrolled(type);
            known.ifPresent(factor -> checkConflict(factor, subject, request.updatePhone()));

            FactorStatus from = known.map(Factor::status).orElse(FactorStatus.NOT_SETUP);
            FactorStatus to = type.lifecycle.after(from, step);
            boolean knownPhone = type.profile.phone() && user.recoveryPhones().contains(subject.value());
            FactorStatus status = knownPhone ? FactorStatus.ACTIVE : to;
            Factor bound = known.map(pending -> pending.renewed(subject, now))
                    .map(pending -> status == FactorStatus.ACTIVE ? pending.activated(now) : pending)
                    .orElseGet(() -> Factor.enrolled(Ids.random(type.prefix(status)), type, status, subject, now));
            Factor factor = proven(userId, bound, request, now).opened(now);
            User enrolled = factor.pending() && type.sent()
                    ? services.messenger().send(user, factor, Messenger.Purpose.ENROLL, request.lifetime(), now)
                    : user.with(factor);
            services.tokens().assign(factor, userId, now);
            return Change.to(enrolled, enrolled.factor(factor.id()));
        });
    }

    /**
     * Activates a factor. Every attempt counts, right or wrong, except those on an active factor, whose error Okta does not
     * document.
     */
    public Factor activate(String userId, String factorId, JsonNode body) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        return services.directory().change(userId, user -> {
            Factor factor = UserStatusRule.CHANGE.check(user).factor(factorId);
            FactorStatus to = factor.after(LifecycleStep.ACTIVATE);
            Instant now = services.clock().instant();
            if (factor.type().lifecycle == Lifecycle.DEVICE) {
                boolean restarts = factor.pending() && factor.open().over(now);
                Factor asked = restarts ? factor.opened(now) : factor;
                return Change.to(restarts ? user.with(asked) : user, asked);
            }
            factor.type().proof.requireRegistration(body);
            services.limits().check(Personal.ACTIVATIONS_PER_USER, user.tally().activations(), now);
            User counted = user.with(user.tally()
                    .withActivations(services.limits()
                            .counting(
                                    Personal.ACTIVATIONS_PER_USER, user.tally().activations(), now)));
            try {
                Factor proven = factor.registered(body, now);
                Factor active = to == FactorStatus.ACTIVE ? proven.activated(now) : proven;
                return Change.to(counted.with(active), active);
            } catch (OktaError refusal) {
                return Change.refused(counted, refusal);
            }
        });
    }

    /** Resends a code. It is refused after too many activations as well as after too many resends. */
    public Factor resend(String userId, String factorId, String factorType, Duration lifetime) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        return services.directory().change(userId, user -> {
            Factor factor = UserStatusRule.CHANGE.check(user).factor(factorId);
            FactorType type = factor.type();
            if (type == FactorType.CALL) {
                services.circumstances()
                        .check(
                                FailurePoint.CALL_RESEND,
                                userId,
                                factor.subject().value());
            }
            if (!type.wireName.equals(factorType) || !type.sent()) {
                throw OktaError.of(
                        OktaErrorCode.VALIDATION_FAILED,
                        "factorType",
                        "factorType: The factor is a " + type.wireName + " factor");
            }
            factor.after(LifecycleStep.RESEND);
            Instant now = services.clock().instant();
            services.limits().check(Personal.ACTIVATIONS_PER_USER, user.tally().activations(), now);
            services.limits().check(Personal.RESENDS_PER_USER, user.tally().resends(), now);
            User sent = services.messenger().send(user, factor, Messenger.Purpose.RESEND, lifetime, now);
            User counted = sent.with(sent.tally()
                    .withResends(services.limits()
                            .counting(Personal.RESENDS_PER_USER, sent.tally().resends(), now)));
            return Change.to(counted, counted.factor(factorId));
        });
    }

    /**
     * Removes a factor. The number of an active phone factor is kept as a recovery phone unless its removal is requested. The
     * factors of Okta Verify are removed together.
     */
    public void unenroll(String userId, String factorId, boolean removeRecoveryEnrollment) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        services.directory().change(userId, user -> {
            Factor factor = UserStatusRule.CHANGE.check(user).factor(factorId);
            User left = user.without(other -> other == factor
                    || factor.type().takesSiblings() && other.type().oktaVerify());
            return Change.to(released(user, left, removeRecoveryEnrollment), null);
        });
    }

    /**
     * Removes all factors of a user; numbers are kept as after unenrolling. If the user has both a question factor and a
     * recovery question, one call removes only one of them.
     */
    public void reset(String userId, boolean removeRecoveryEnrollment) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        services.directory().change(userId, user -> {
            UserStatusRule.CHANGE.check(user);
            boolean both = user.factor(FactorType.QUESTION).isPresent();
            User left = user.without(factor -> !both || factor.type() != FactorType.RECOVERY_QUESTION);
            return Change.to(user.factors().isEmpty() ? user : released(user, left, removeRecoveryEnrollment), null);
        });
    }

    /** Handles what removed factors leave behind: recovery phones and unassigned YubiKeys. */
    private User released(User before, User left, boolean removeRecoveryEnrollment) {
        User settled = left;
        for (Factor gone : before.factors()) {
            if (left.find(gone.id()).isPresent()) {
                continue;
            }
            services.tokens().release(gone, services.clock().instant());
            String number = gone.subject().value();
            if (gone.type().profile.phone() && removeRecoveryEnrollment) {
                settled = settled.forgetting(number);
            } else if (gone.type().profile.phone() && gone.active()) {
                settled = settled.knowing(number);
            }
        }
        return settled;
    }

    private LifecycleStep step(EnrollRequest request) {
        Lifecycle lifecycle = request.type().lifecycle;
        if (request.activate() && lifecycle.knows(LifecycleStep.ENROLL_ACTIVE)) {
            return LifecycleStep.ENROLL_ACTIVE;
        }
        if (lifecycle.knows(LifecycleStep.ENROLL)) {
            return LifecycleStep.ENROLL;
        }
        throw lifecycle.knows(LifecycleStep.ENROLL_ACTIVE)
                ? OktaError.of(OktaErrorCode.INVALID_COMBINATION)
                : OktaError.of(OktaErrorCode.UNSUPPORTED);
    }

    private void checkPolicy(User user, EnrollRequest request) {
        FactorType type = request.type();
        if (!services.policies().of(user, request.caller()).containsKey(type)) {
            throw OktaError.enrolment("factorType: The enrollment policy of the user does not allow " + type.wireName
                    + " of " + type.provider);
        }
        if (type == FactorType.PUSH) {
            services.circumstances().check(FailurePoint.ENROLL_PUSH, user.id());
        }
    }

    private static void checkConflict(Factor known, Subject subject, boolean updatePhone) {
        boolean otherPhone =
                known.type().profile.phone() && !known.subject().value().equals(subject.value());
        if (known.active()) {
            throw OktaError.enrolment(
                    otherPhone
                            ? "There is an existing verified phone number."
                            : "A factor of this type is already set up.");
        }
        if (otherPhone && !updatePhone) {
            throw OktaError.enrolment("There is an existing phone number that is not verified yet.");
        }
    }

    /** A token is verified during enrollment. */
    private Factor proven(String userId, Factor factor, EnrollRequest request, Instant now) {
        FactorType type = factor.type();
        if (type.lifecycle != Lifecycle.AT_ONCE || type.proof == Proof.ANSWER) {
            return factor;
        }
        TokenServices.check(services.circumstances(), type, userId);
        JsonNode verify = Body.object(request.body(), "verify");
        type.proof.requireRegistration(verify);
        return factor.registered(verify, now);
    }
}
