package io.oktafactors.routes.broker.door;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Terminus;
import org.apache.qpid.proton.engine.Link;

/**
 * Checks which AMQP links are attached from outside. Links of brokers (federation, mirrors) and of management are refused for
 * lack of permission, and their connection is closed.
 */
final class AmqpLinks implements EventHandler {

    /** The prefix of addresses that are not queues. */
    private static final String NO_QUEUE = "$";

    private final GuardedConnection connection;

    AmqpLinks(GuardedConnection connection) {
        this.connection = connection;
    }

    @Override
    public void onRemoteOpen(Link link) {
        if (isOfBroker(link)) {
            connection.refuse("it attached an AMQP link of the kind that only brokers use");
        }
    }

    private static boolean isOfBroker(Link link) {
        return Stream.of(link.getRemoteTarget(), link.getRemoteSource())
                        .anyMatch(end -> end instanceof Terminus terminus
                                && terminus.getAddress() != null
                                && terminus.getAddress().startsWith(NO_QUEUE))
                || link.getRemoteDesiredCapabilities() != null
                        && Arrays.stream(link.getRemoteDesiredCapabilities())
                                .map(Symbol::toString)
                                .anyMatch(wish -> wish.startsWith("AMQ_FEDERATION") || wish.equals("amq.mirror"));
    }
}
