package io.oktafactors.routes.broker.door;

import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInvalidFilterExpressionException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConsumerPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;

/**
 * Refuses selectors and filters of queues that may take for ever. The broker makes a backtracking regular expression of {@code LIKE}
 * and evaluates it for each message on the threads that all share, or in the transaction that sends the message.
 */
public final class PlainFilters implements ActiveMQServerQueuePlugin, ActiveMQServerConsumerPlugin {

    /** Of a filter; that of a client which waits for its reply has about sixty. */
    private static final int CHARACTERS = 1000;

    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern COSTLY =
            Pattern.compile("\\b(?:LIKE|XPATH|XQUERY|REGEXP)\\b", Pattern.CASE_INSENSITIVE);

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
        if (text.length() > CHARACTERS
                || COSTLY.matcher(TEXT.matcher(text).replaceAll("''")).find()) {
            throw new ActiveMQInvalidFilterExpressionException(
                    "This broker takes selectors without LIKE and XPATH, of " + CHARACTERS + " characters at most");
        }
    }
}
