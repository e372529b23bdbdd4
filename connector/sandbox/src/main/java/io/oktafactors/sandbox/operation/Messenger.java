package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.factor.Channel;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.proof.OpenCode;
import io.oktafactors.sandbox.user.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Sends codes, within the limits of the address across all factors. */
public final class Messenger {
    private static final Map<Channel, FailurePoint> MOMENTS =
            Map.of(Channel.SMS, FailurePoint.SMS, Channel.CALL, FailurePoint.CALL);

    enum Purpose {
        ENROLL,
        RESEND,
        CHALLENGE,
        ACTIVATION;

        private final String wireName = name().toLowerCase(Locale.ROOT);
    }

    private final SecureRandom random = new SecureRandom();
    private final Circumstances circumstances;
    private final PersonalLimits limits;

    public Messenger(Circumstances circumstances, PersonalLimits limits) {
        this.circumstances = circumstances;
        this.limits = limits;
    }

    /** Loads a message of an earlier run, which may still count. */
    public void remember(SandboxMessage message) {
        for (Channel channel : Channel.values()) {
            if (channel.wireName.equals(message.channel())) {
                limits.remember(channel, message.address(), message.at());
            }
        }
    }

    /**
     * Sends a new code for a factor; the previous code becomes invalid.
     *
     * @return the user with the message and with the factor's open code
     */
    User send(User user, Factor factor, Purpose purpose, Duration lifetime, Instant now) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        User sent =
                deliver(user, factor, factor.type().channel, factor.subject().value(), code, purpose, now);
        return sent.with(factor.withOpen(new OpenCode(code, now.plus(lifetime))));
    }

    /** Sends a code or link that exists already. */
    User deliver(User user, Factor factor, Channel channel, String address, String code, Purpose purpose, Instant now) {
        if (MOMENTS.containsKey(channel)) {
            circumstances.check(MOMENTS.get(channel), user.id(), address);
        }
        limits.send(channel, address, now);
        return user.receiving(
                new SandboxMessage(now, channel.wireName, address, factor.id(), user.id(), code, purpose.wireName));
    }
}
