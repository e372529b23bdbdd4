package io.oktafactors.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Lifecycle;
import io.oktafactors.sandbox.factor.OpenCode;
import io.oktafactors.sandbox.factor.Proof;
import io.oktafactors.sandbox.factor.Step;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Push;
import io.oktafactors.sandbox.user.Standing;
import io.oktafactors.sandbox.user.Tally;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatus;
import java.time.Duration;
import java.time.Instant;

/** Challenges active factors and checks the answers. A challenge stays open after a wrong answer. */
public final class Verifications {
    private final Org org;
    private final Pushes pushes;

    public Verifications(Org org, Pushes pushes) {
        this.org = org;
        this.pushes = pushes;
    }

    /**
     * What came of it: a right answer, or a challenge.
     *
     * @param answered whether the answer was right; else the factor was challenged
     * @param push the question that was pushed to a device, or null
     */
    public record Outcome(Factor factor, boolean answered, Push push) {}

    /**
     * Checks the answer in the body. Without one it challenges the factor anew; types that need no challenge are refused.
     *
     * @param idOrType the factor's id, or a type of which the user has one active factor
     */
    public Outcome verify(String userId, String idOrType, JsonNode body, Duration lifetime) {
        org.circumstances().check(Moment.CHANGE, userId);
        return org.directory().change(userId, user -> {
            Factor factor = factor(Standing.CHANGE.check(user), idOrType);
            FactorType type = factor.type();
            (type.lifecycle == Lifecycle.DEVICE ? Standing.PUSH : Standing.VERIFY).check(user);
            org.circumstances().check(Moment.VERIFY, userId);
            if (type.proof.attempted(body)) {
                factor.after(Step.ANSWER);
                return answered(user, factor, body);
            }
            if (type.lifecycle.knows(Step.ANSWER) && !type.lifecycle.knows(Step.CHALLENGE)) {
                factor.after(Step.ANSWER);
                type.proof.require(body);
            }
            factor.after(Step.CHALLENGE);
            return challenged(user, factor, body, lifetime);
        });
    }

    private Change<Outcome> answered(User user, Factor factor, JsonNode body) {
        Proof proof = factor.type().proof;
        proof.require(body);
        Instant now = org.clock().instant();
        Services.check(org.circumstances(), factor.type(), user.id());
        try {
            Factor proven = proof.check(factor, body, now).verified(now);
            User right = user.with(user.tally().withFailures(0)).with(proven);
            return Change.to(right, new Outcome(proven, true, null));
        } catch (OktaError refusal) {
            return refusal.code() == OktaErrorCode.WRONG_PROOF
                    ? failed(user, refusal, now)
                    : Change.refused(user, refusal);
        }
    }

    private Change<Outcome> failed(User user, OktaError refusal, Instant now) {
        Tally tally = user.tally().withFailures(user.tally().failures() + 1);
        if (!org.limits().locks(tally.failures())) {
            return Change.refused(user.with(tally), refusal);
        }
        User locked = user.with(tally.withFailures(0)).withStatus(UserStatus.LOCKED_OUT, now);
        return Change.refused(locked, OktaErrorCode.USER_LOCKED.error());
    }

    private Change<Outcome> challenged(User user, Factor factor, JsonNode body, Duration lifetime) {
        org.circumstances().check(Moment.CHALLENGE, user.id());
        Instant now = org.clock().instant();
        if (factor.type().lifecycle == Lifecycle.DEVICE) {
            Push push = pushes.ask(user, factor, Body.flag(body, "useNumberMatchingChallenge"), lifetime, now);
            return Change.to(user.asked(push), new Outcome(factor, false, push));
        }
        if (factor.type().sent()) {
            User sent = org.messenger().send(user, factor, Messenger.Purpose.CHALLENGE, lifetime, now);
            return Change.to(sent, new Outcome(factor, false, null));
        }
        Factor open = factor.withOpen(new OpenCode(Ids.nonce(), now.plus(lifetime)));
        return Change.to(user.with(open), new Outcome(open, false, null));
    }

    private static Factor factor(User user, String idOrType) {
        return user.find(idOrType)
                .or(() -> user.factors().stream()
                        .filter(factor ->
                                factor.active() && factor.type().wireName.equals(idOrType))
                        .findFirst())
                .orElseThrow(() -> OktaError.unknownFactor(idOrType));
    }
}
