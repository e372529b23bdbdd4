package io.oktafactors.routes.queue;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** Notes, in the broker, which messages each transaction takes and puts. */
final class BrokerTransactions implements ActiveMQServerMessagePlugin {

    private record Moved(Queue<String> taken, Queue<String> put) {
        @Override
        public String toString() {
            return queues(taken) + " -> " + queues(put);
        }

        private static String queues(Queue<String> names) {
            return names.stream().sorted().collect(Collectors.joining(", "));
        }
    }

    private final Map<Long, Moved> transactions = new ConcurrentHashMap<>();

    /** The transactions that took messages from a queue, as {@code taken -> put}. */
    List<String> taking(String queue) {
        return moved(transaction -> transaction.taken().contains(queue));
    }

    /** The transactions that put messages on a queue, as {@code taken -> put}. */
    List<String> putting(String queue) {
        return moved(transaction -> transaction.put().contains(queue));
    }

    private List<String> moved(Predicate<Moved> which) {
        return transactions.values().stream().filter(which).map(Moved::toString).toList();
    }

    @Override
    public void messageAcknowledged(
            Transaction transaction, MessageReference reference, AckReason reason, ServerConsumer consumer) {
        of(transaction).taken().add(reference.getQueue().getName().toString());
    }

    @Override
    public void afterSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue,
            RoutingStatus result) {
        of(transaction).put().add(message.getAddress());
    }

    private Moved of(Transaction transaction) {
        long id = transaction == null ? -1 : transaction.getID();
        return transactions.computeIfAbsent(
                id, key -> new Moved(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>()));
    }
}
