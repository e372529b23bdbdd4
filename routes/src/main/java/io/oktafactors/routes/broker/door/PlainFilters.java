package io.oktafactors.routes.broker.door;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInvalidFilterExpressionException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConsumerPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;

/**
 * Refuses selectors and filters of queues that may run forever. The broker turns {@code LIKE} into a regular expression with
 * backtracking, and evaluates it for each message on shared threads, or in the transaction that sends the message.
 */
public final class PlainFilters implements ActiveMQServerQueuePlugin, ActiveMQServerConsumerPlugin {

    /** Maximum length of a filter; that of a client that waits for its reply has about sixty characters. */
    private static final int CHARACTERS = 1000;

    /**
     * A text, a word, a number or an operator. Other characters are not allowed, so there are no comments, which could hide the
     * rest.
     */
    private static final Pattern PART =
            Pattern.compile("\\s++|'(?:[^']|'')*+'|[A-Za-z_$][\\w$.]*+|[0-9.]++|<>|<=|>=|[=<>(),]");

    private static final Set<String> COSTLY = Set.of("LIKE", "XPATH", "XQUERY", "REGEXP");

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        check(queue.getFilterString());
    }

    @Override
    public void beforeCreateConsumer(
            long consumerId, QueueBinding queue, SimpleString filter, boolean browseOnly, boolean supportLargeMessage)
            throws ActiveMQException {
        check(filter);
    }

    private static void check(SimpleString filter) throws ActiveMQException {
        if (filter == null) {
            return;
        }
        String text = filter.toString();
        if (text.length() > CHARACTERS || !isPlain(text)) {
            throw new ActiveMQInvalidFilterExpressionException(
                    "This broker accepts selectors of at most " + CHARACTERS
                            + " characters that compare properties with strings in single quotes or with numbers, without LIKE");
        }
    }

    private static boolean isPlain(String text) {
        Matcher part = PART.matcher(text);
        int end = 0;
        while (end < text.length()) {
            part.region(end, text.length());
            if (!part.lookingAt() || COSTLY.contains(part.group().toUpperCase(Locale.ROOT))) {
                return false;
            }
            end = part.end();
        }
        return true;
    }
}
