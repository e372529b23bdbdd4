package io.oktafactors.routes.queue;

import io.oktafactors.routes.settings.SettingException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The queues to which replies are allowed. They are the queues that ticket systems may consume. The sender of a ticket chooses
 * one of them and no other: no queue of others, and no wildcard, which would get copies of messages for others.
 */
@Component
public class ReplyQueues {

    /** A literal name for the broker: no wildcard, no queue behind an address, no parameters, no invisible characters. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/@+=~-]{0,199}");

    /** Temporary queues, and dynamic addresses of AMQP. */
    private static final Pattern TEMPORARY = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Queues of the app and the broker. */
    private static final Pattern OWN = Pattern.compile("mfa\\..*|DLQ|ExpiryQueue|activemq\\..*");

    private final List<String> patterns;

    @Autowired
    ReplyQueues(ReplyProperties settings) {
        this(settings.queues());
    }

    /**
     * @param names names of queues, or the start of names followed by {@code *}
     * @throws SettingException for a pattern that no name can match
     */
    public ReplyQueues(List<String> names) {
        patterns = List.copyOf(names);
        patterns.stream().filter(pattern -> !isPattern(pattern)).findFirst().ifPresent(pattern -> {
            throw new SettingException(
                    "The setting mfa.replies.queues contains \"" + pattern + "\", which is neither the name of a"
                            + " queue nor the start of one followed by *, such as replies.*");
        });
    }

    /**
     * Whether a reply may be sent to a queue.
     *
     * @param name any text of a sender
     */
    public boolean allow(String name) {
        return PLAIN.matcher(name).matches()
                && (TEMPORARY.matcher(name).matches()
                        || !OWN.matcher(name).matches()
                                && patterns.stream().anyMatch(pattern -> matches(pattern, name)));
    }

    private static boolean isPattern(String pattern) {
        String start = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        return PLAIN.matcher(start).matches() || pattern.equals("*");
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.length() >= pattern.length() && name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
