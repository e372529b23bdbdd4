package io.oktafactors.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.user.Change;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Standing;
import io.oktafactors.sandbox.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Challenges active factors and checks the answers. A challenge stays open after a wrong answer. */
public final class Verifications {
    private final Directory directory;
    private final Messenger messenger;
    private final Clock clock;

    public Verifications(Directory directory, Messenger messenger, Clock clock) {
        this.directory = directory;
        this.messenger = messenger;
        this.clock = clock;
    }

    /**
     * Checks the answer in the body. Without one it sends a code, always a new one; types that need no challenge are refused.
     *
     * @return the factor that was challenged, or nothing if the answer was right
     */
    public Optional<Factor> verify(String userId, String factorId, JsonNode body, Duration lifetime) {
        return directory.change(userId, user -> {
            Factor factor = activeFactor(user, factorId);
            Instant now = clock.instant();
            String given = Body.text(body, factor.type().proof.field);
            if (given != null) {
                Factor proven = factor.type().proof.check(factor, given, now);
                return Change.to(proven == factor ? user : user.with(proven), Optional.empty());
            }
            if (!factor.type().challenged()) {
                throw OktaError.blank(factor.type().proof.field);
            }
            return Change.to(
                    messenger.send(user, factor, Messenger.Purpose.CHALLENGE, lifetime, now), Optional.of(factor));
        });
    }

    private static Factor activeFactor(User user, String factorId) {
        Factor factor = Standing.CHANGE.check(user).factor(factorId);
        if (!factor.active()) {
            throw OktaErrorCode.UNEXPECTED_STATE.error();
        }
        return factor;
    }
}
