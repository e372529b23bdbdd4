package io.oktafactors.routes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Fetches replies, and counts them by outcome. */
final class ReplyListener implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    ReplyListener(URI broker, String user, String password) throws JMSException {
        connection = new ActiveMQConnectionFactory(broker.toString(), user, password).createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(TicketSenders.REPLIES)).setMessageListener(this::take);
        connection.start();
    }

    private void take(Message reply) {
        try {
            answered.add(reply.getJMSCorrelationID());
            String outcome = JSON.readTree(((TextMessage) reply).getText())
                    .path("outcome")
                    .asText();
            synchronized (outcomes) {
                outcomes.merge(outcome, 1, Integer::sum);
            }
        } catch (JMSException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first ten of those that have no answer yet, of {@code fuzz-0} to the number below the given one. */
    List<String> missing(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "fuzz-" + i)
                .filter(correlation -> !answered.contains(correlation))
                .limit(10)
                .toList();
    }

    Map<String, Integer> outcomes() {
        synchronized (outcomes) {
            return new TreeMap<>(outcomes);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
