package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.SandboxMessage;
import io.oktafactors.sandbox.factor.Channel;
import io.oktafactors.sandbox.factor.Factor;
import io.oktafactors.sandbox.factor.OpenCode;
import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.user.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/** Sends codes: as far as the limits of the address allow, whoever's factor it is. */
public final class Messenger {
    public static final Comparator<SandboxMessage> OLDEST_FIRST = Comparator.comparing(SandboxMessage::at);

    public enum Purpose {
        ENROLL,
        RESEND,
        CHALLENGE;

        private final String wireName = name().toLowerCase(Locale.ROOT);
    }

    private final SecureRandom random = new SecureRandom();
    private final PersonalLimits limits;

    public Messenger(PersonalLimits limits) {
        this.limits = limits;
    }

    /** Remembers a message of an earlier run, which may still count. */
    public void remember(SandboxMessage message) {
        for (Channel channel : Channel.values()) {
            if (channel.wireName.equals(message.channel())) {
                limits.remember(channel, message.address(), message.at());
            }
        }
    }

    /**
     * Sends a new code for a factor; the code before it is void.
     *
     * @return the user with the message and with the factor's open code
     */
    public User send(User user, Factor factor, Purpose purpose, Duration lifetime, Instant now) {
        Channel channel = factor.type().channel;
        String address = factor.subject().value();
        limits.send(channel, address, now);
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        return user.with(factor.withOpenCode(new OpenCode(code, now.plus(lifetime))))
                .receiving(new SandboxMessage(
                        now, channel.wireName, address, factor.id(), user.id(), code, purpose.wireName));
    }
}
