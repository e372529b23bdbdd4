package io.oktafactors.routes.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jms.core.JmsTemplate;

/**
 * The second part of the demo: a ticket reports a lost phone, a code is sent to the new phone, a second ticket has the code,
 * and the factor is replaced. If the part was interrupted, it continues: a ticket that is sent again is processed once.
 */
final class LostPhoneScene {

    private static final String LOGIN = "paolo.rinaldi@acme.example";
    private static final String NEW_PHONE = "+393123456799";
    private static final String NUMBER = "INC0010042";
    private static final String REPLIES = "replies.demo";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JmsTemplate jms;
    private final ObjectMapper json;
    private final OktaSandbox okta;

    LostPhoneScene(ApplicationContext app, OktaSandbox okta) {
        this.jms = new JmsTemplate(app.getBean(ConnectionFactory.class));
        this.jms.setReceiveTimeout(PATIENCE.toMillis());
        this.json = app.getBean(ObjectMapper.class);
        this.okta = okta;
    }

    /**
     * Runs this part.
     *
     * @return the differences from the expected result, a sentence each
     */
    List<String> play() {
        System.out.println("\nTicket: " + LOGIN + " lost the phone");
        String enrolled = ask("demo-lost-phone", "lost-phone", "phone", NEW_PHONE);
        List<SandboxMessage> codes = okta.messagesTo(NEW_PHONE);
        if (!enrolled.equals("enrolled") || codes.isEmpty()) {
            return List.of("the lost-phone ticket: expected enrolled and a code, got " + enrolled);
        }
        System.out.println("  The new phone received a code, and the caller reads it out");
        String verified = ask("demo-code", "verify", "passCode", codes.get(0).code());
        return verified.equals("verified")
                ? List.of()
                : List.of("the ticket with the code: expected verified, got " + verified);
    }

    private String ask(String id, String kind, String field, String value) {
        Map<String, String> ticket = new LinkedHashMap<>();
        ticket.put("id", id);
        ticket.put("ticket", NUMBER);
        ticket.put("kind", kind);
        ticket.put("login", LOGIN);
        System.out.println("  -> mfa.tickets  " + text(ticket).replace("}", ",\"" + field + "\":…}"));
        ticket.put(field, value);
        jms.send("mfa.tickets", session -> {
            Message message = session.createTextMessage(text(ticket));
            message.setJMSReplyTo(session.createQueue(REPLIES));
            message.setJMSCorrelationID(id);
            return message;
        });
        try {
            Message reply = jms.receiveSelected(REPLIES, "JMSCorrelationID = '" + id + "'");
            if (reply == null) {
                return "no reply within " + PATIENCE.toSeconds() + " s";
            }
            System.out.println("  <- " + REPLIES + " " + ((TextMessage) reply).getText());
            JsonNode answer = json.readTree(((TextMessage) reply).getText());
            return answer.path("outcome").asText();
        } catch (JMSException | JsonProcessingException e) {
            throw new IllegalStateException("The reply cannot be read", e);
        }
    }

    private String text(Map<String, String> ticket) {
        try {
            return json.writeValueAsString(ticket);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
