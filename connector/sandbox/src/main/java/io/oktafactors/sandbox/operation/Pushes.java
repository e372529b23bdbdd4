package io.oktafactors.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Channel;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.factor.LifecycleStep;
import io.oktafactors.sandbox.factor.ProfileRule;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Device;
import io.oktafactors.sandbox.user.Push;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserStatusRule;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Operations on factors of a device: activation and pushes, which callers poll. */
public final class Pushes {
    /** How long a push can be read after its end. */
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int ID_LENGTH = 20;

    private final Services services;

    public Pushes(Services services) {
        this.services = services;
    }

    /** The factor with the state of its activation. */
    public Factor poll(String userId, String factorId) {
        Factor factor =
                UserStatusRule.CHANGE.check(services.directory().byId(userId)).factor(factorId);
        factor.after(LifecycleStep.POLL);
        return factor;
    }

    /** Sends the activation link to the primary address, or to a phone: the number in the body or the one on file. */
    public Factor send(String userId, String factorId, Channel channel, JsonNode body) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        return services.directory().change(userId, user -> {
            Factor factor = UserStatusRule.CHANGE.check(user).factor(factorId);
            factor.after(LifecycleStep.SEND);
            Instant now = services.clock().instant();
            if (factor.open().over(now)) {
                throw OktaError.of(OktaErrorCode.LINK_USED);
            }
            String address = channel == Channel.EMAIL ? mailbox(user) : number(user, body);
            User sent = services.messenger()
                    .deliver(user, factor, channel, address, factor.open().code(), Messenger.Purpose.ACTIVATION, now);
            return Change.to(sent, factor);
        });
    }

    /** The push of a user's factor. An old push, or one of another user, is an error. */
    public Push transaction(String userId, String factorId, String transactionId) {
        User user = UserStatusRule.READ.check(services.directory().byId(userId));
        return known(user, user.factor(factorId), transactionId);
    }

    /** Cancels a pending push; a push that ended is not changed, and the call is refused. */
    public void cancel(String userId, String factorId, String transactionId) {
        services.circumstances().check(FailurePoint.CHANGE, userId);
        services.directory().change(userId, user -> {
            Push push = known(user, UserStatusRule.CHANGE.check(user).factor(factorId), transactionId);
            if (push.at(services.clock().instant()) != Push.Result.WAITING) {
                throw OktaError.of(OktaErrorCode.UNEXPECTED_STATE);
            }
            return Change.to(user.asked(push.ended(Push.Result.CANCELLED)), null);
        });
    }

    /** Sends a push to the factor's device, which may have an automatic reaction. */
    Push ask(User user, Factor factor, boolean numberChallenge, Duration lifetime, Instant now) {
        if (numberChallenge) {
            services.circumstances().check(FailurePoint.NUMBER_CHALLENGE, user.id());
        }
        Device device = user.devices().stream()
                .filter(held -> held.key().equals(factor.subject().secret()))
                .findFirst()
                .orElseThrow(() -> OktaError.of(OktaErrorCode.DEVICE_GONE));
        device.check();
        Push.Result planned =
                switch (device.reaction()) {
                    case APPROVE -> Push.Result.SUCCESS;
                    case DENY -> Push.Result.REJECTED;
                    case ASK, IGNORE -> null;
                };
        return new Push(
                Ids.random("mst", ID_LENGTH),
                factor.id(),
                device.id(),
                now,
                now.plus(lifetime),
                numberChallenge ? ThreadLocalRandom.current().nextInt(10, 100) : null,
                null,
                planned,
                planned == null ? null : now.plusMillis(device.delayMillis()));
    }

    private Push known(User user, Factor factor, String transactionId) {
        Push push = user.push(transactionId)
                .filter(asked -> asked.factorId().equals(factor.id()))
                .orElseThrow(() -> OktaError.of(OktaErrorCode.NOT_FOUND, transactionId + " (Transaction)"));
        if (services.clock().instant().isAfter(push.expiresAt().plus(REMEMBERED))) {
            throw OktaError.of(OktaErrorCode.TRANSACTION_DEAD);
        }
        return push;
    }

    private static String mailbox(User user) {
        return user.profile().email() == null ? user.login() : user.profile().email();
    }

    private static String number(User user, JsonNode body) {
        String given = Body.text(Body.object(body, "profile"), "phoneNumber");
        if (given != null) {
            return ProfileRule.normalised(given);
        }
        return user.phoneOnFile().orElseThrow(() -> OktaError.of(OktaErrorCode.NO_PHONE));
    }
}
