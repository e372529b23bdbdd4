package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.SandboxLimits.Personal;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorStatus;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Subject;
import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Standing;
import io.oktafactors.sandbox.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Brings factors into being, to life and to an end. Which way a factor goes is its row in {@link FactorType}. */
public final class Enrolments {
    private final Directory directory;
    private final Messenger messenger;
    private final PersonalLimits limits;
    private final Clock clock;

    public Enrolments(Directory directory, Messenger messenger, PersonalLimits limits, Clock clock) {
        this.directory = directory;
        this.messenger = messenger;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A factor that is pending already stays the same factor and gets a new code or secret. What Okta says to another number
     * while one is pending is not documented; the cause's text is the sandbox's own.
     */
    public Factor enroll(String userId, EnrollRequest request) {
        return directory.change(userId, user -> {
            Standing.ENROLL.check(user);
            Instant now = clock.instant();
            FactorType type = request.type();
            Subject subject = type.profile.read(request.profile(), user);
            Optional<Factor> known = user.factor(type, request.provider());
            known.ifPresent(factor -> checkConflict(factor, subject, request.updatePhone()));

            FactorStatus status = status(user, request, subject);
            Factor factor = known.map(pending -> pending.renewed(subject, now))
                    .map(pending -> status == FactorStatus.ACTIVE ? pending.activated(now) : pending)
                    .orElseGet(() -> Factor.enrolled(
                            Ids.random(type.prefix(status)), type, request.provider(), status, subject, now));
            User enrolled = !factor.active() && type.challenged()
                    ? messenger.send(user, factor, Messenger.Purpose.ENROLL, request.lifetime(), now)
                    : user.with(factor);
            return Change.to(enrolled, enrolled.factor(factor.id()));
        });
    }

    /** Every attempt counts, right or wrong, but for those on a factor that is active. What Okta says to these is not documented. */
    public Factor activate(String userId, String factorId, String given) {
        return directory.change(userId, user -> {
            Factor factor = Standing.CHANGE.check(user).factor(factorId);
            if (factor.active()) {
                throw OktaErrorCode.ALREADY_ACTIVE.error();
            }
            if (given == null) {
                throw OktaError.blank(factor.type().proof.field);
            }
            Instant now = clock.instant();
            limits.check(Personal.ACTIVATIONS_PER_USER, user.activations(), now);
            User counted =
                    user.withActivations(limits.counting(Personal.ACTIVATIONS_PER_USER, user.activations(), now));
            try {
                Factor active = factor.type().proof.check(factor, given, now).activated(now);
                return Change.to(counted.with(active), active);
            } catch (OktaError refusal) {
                return Change.refused(counted, refusal);
            }
        });
    }

    /** Too many activations block it as well as too many resends. */
    public Factor resend(String userId, String factorId, String factorType, Duration lifetime) {
        return directory.change(userId, user -> {
            Factor factor = Standing.CHANGE.check(user).factor(factorId);
            if (!factor.type().wireName.equals(factorType) || !factor.type().challenged()) {
                throw OktaErrorCode.VALIDATION_FAILED.error(
                        "factorType", "factorType: The factor is a " + factor.type().wireName + " factor");
            }
            if (factor.active()) {
                throw OktaErrorCode.UNEXPECTED_STATE.error();
            }
            Instant now = clock.instant();
            limits.check(Personal.ACTIVATIONS_PER_USER, user.activations(), now);
            limits.check(Personal.RESENDS_PER_USER, user.resends(), now);
            User sent = messenger
                    .send(user, factor, Messenger.Purpose.RESEND, lifetime, now)
                    .withResends(limits.counting(Personal.RESENDS_PER_USER, user.resends(), now));
            return Change.to(sent, sent.factor(factorId));
        });
    }

    /** The number of an active phone factor stays known to the user, unless the recovery enrolment is to go with it. */
    public void unenroll(String userId, String factorId, boolean removeRecoveryEnrollment) {
        directory.change(userId, user -> {
            Factor factor = Standing.CHANGE.check(user).factor(factorId);
            User left = user.without(factor);
            String subject = factor.subject().value();
            if (factor.type().profile.phone && removeRecoveryEnrollment) {
                left = left.forgetting(subject);
            } else if (factor.type().profile.phone && factor.active()) {
                left = left.knowing(subject);
            }
            return Change.to(left, null);
        });
    }

    private static void checkConflict(Factor known, Subject subject, boolean updatePhone) {
        boolean otherPhone =
                known.type().profile.phone && !known.subject().value().equals(subject.value());
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

    private static FactorStatus status(User user, EnrollRequest request, Subject subject) {
        FactorType type = request.type();
        boolean atOnce = request.activate() && type.challenged();
        boolean knownPhone = type.profile.phone && user.recoveryPhones().contains(subject.value());
        return atOnce || knownPhone ? FactorStatus.ACTIVE : type.enrolResult;
    }
}
