package io.oktafactors.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.Lifecycle;
import io.oktafactors.sandbox.factor.LifecycleStep;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.proof.OpenCode;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Push;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserCounters;
import io.oktafactors.sandbox.user.UserStatus;
import io.oktafactors.sandbox.user.UserStatusRule;
import java.time.Duration;
import java.time.Instant;

/** Challenges active factors and checks the answers. A challenge remains open after a wrong answer. */
public final class Verifications {
    private final Services services;
    private final Pushes pushes;

    public Verifications(Services services, Pushes pushes) {
        this.services = services;
        this.pushes = pushes;
    }

    /**
     * The result: a right answer, or a challenge.
     *
     * @param answered whether the answer was right; otherwise the factor was challenged
     * @param push the push that was sent, or null
     */
    public record Outcome(Factor factor, boolean answered, Push push) {}

    /**
     * Checks the answer in the body. Without one it challenges the factor anew; types that need no challenge are refused.
     *
     * @param idOrType the factor's id, or a type of which the user has one active factor
     */
    public Outcome verify(String userId, String idOrType, JsonNode body, Duration lifetime) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        return services.directory().change(userId, user -> {
            Factor factor = factor(UserStatusRule.CHANGE.check(user), idOrType);
            FactorType type = factor.type();
            (type.lifecycle == Lifecycle.DEVICE ? UserStatusRule.PUSH : UserStatusRule.VERIFY).check(user);
            services.circumstances().check(FailurePoint.VERIFY, userId);
            if (type.proof.attempted(body)) {
                factor.after(LifecycleStep.ANSWER);
                return answered(user, factor, body);
            }
            if (type.lifecycle.knows(LifecycleStep.ANSWER) && !type.lifecycle.knows(LifecycleStep.CHALLENGE)) {
                factor.after(LifecycleStep.ANSWER);
                type.proof.require(body);
            }
            factor.after(LifecycleStep.CHALLENGE);
            return challenged(user, factor, body, lifetime);
        });
    }

    private Change<Outcome> answered(User user, Factor factor, JsonNode body) {
        factor.type().proof.require(body);
        Instant now = services.clock().instant();
        TokenServices.check(services.circumstances(), factor.type(), user.id());
        try {
            Factor proven = factor.proven(body, now).verified(now);
            User right = user.with(user.tally().withFailures(0)).with(proven);
            return Change.to(right, new Outcome(proven, true, null));
        } catch (OktaError refusal) {
            return refusal.code() == OktaErrorCode.WRONG_PROOF
                    ? failed(user, refusal, now)
                    : Change.refused(user, refusal);
        }
    }

    private Change<Outcome> failed(User user, OktaError refusal, Instant now) {
        UserCounters tally = user.tally().withFailures(user.tally().failures() + 1);
        if (!services.limits().locks(tally.failures())) {
            return Change.refused(user.with(tally), refusal);
        }
        User locked = user.with(tally.withFailures(0)).withStatus(UserStatus.LOCKED_OUT, now);
        return Change.refused(locked, OktaError.of(OktaErrorCode.USER_LOCKED));
    }

    private Change<Outcome> challenged(User user, Factor factor, JsonNode body, Duration lifetime) {
        services.circumstances().check(FailurePoint.CHALLENGE, user.id());
        Instant now = services.clock().instant();
        if (factor.type().lifecycle == Lifecycle.DEVICE) {
            Push push = pushes.ask(user, factor, Body.flag(body, "useNumberMatchingChallenge"), lifetime, now);
            return Change.to(user.asked(push), new Outcome(factor, false, push));
        }
        if (factor.type().sent()) {
            User sent = services.messenger().send(user, factor, Messenger.Purpose.CHALLENGE, lifetime, now);
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
