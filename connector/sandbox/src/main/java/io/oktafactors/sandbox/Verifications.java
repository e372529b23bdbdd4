package io.oktafactors.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Challenges active factors and checks the answers. A challenge stays open after a wrong answer. */
final class Verifications {
    private final Directory directory;
    private final Messenger messenger;
    private final Clock clock;

    Verifications(Directory directory, Messenger messenger, Clock clock) {
        this.directory = directory;
        this.messenger = messenger;
        this.clock = clock;
    }

    /** Sends a code if the factor needs one; the answer of the other types must come unasked. */
    Factor challenge(String userId, String factorId, Duration lifetime) {
        return directory.change(userId, user -> {
            Factor factor = activeFactor(user, factorId);
            if (!factor.type().challenged()) {
                throw OktaError.blank(factor.type().proof.field);
            }
            User sent = messenger.send(user, factor, Messenger.Purpose.CHALLENGE, lifetime, clock.instant());
            return Change.to(sent, sent.factor(factorId));
        });
    }

    void answer(String userId, String factorId, String given) {
        directory.change(userId, user -> {
            Factor factor = activeFactor(user, factorId);
            Instant now = clock.instant();
            Factor proven = factor.type().proof.check(factor, given, now);
            return Change.to(proven == factor ? user : user.with(proven), null);
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
