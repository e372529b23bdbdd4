package io.oktafactors.routes.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oktafactors.routes.Growth;
import io.oktafactors.routes.event.TestIds;
import java.time.Clock;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class TicketGrowthTest {

    private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();
    private final TicketReader reader = new TicketReader(json, TestIds.EVENTS, Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "login,a",
        "login,a@",
        "login,' '",
        "phone,+1",
        "phone,1",
        "passCode,1",
        "answer,x",
        "ticket,Σ",
        "kind,x"
    })
    void tenTimesAFieldTakesAtMostFifteenTimesTheTime(String field, String piece) {
        DefaultCamelContext context = new DefaultCamelContext();
        assertThat(Growth.ofTenfold(10_000, size -> {
                    Message message = new DefaultMessage(context);
                    message.setBody(json.createObjectNode()
                            .put("id", "1")
                            .put("ticket", "INC1")
                            .put("kind", "lost-phone")
                            .put("login", "ada@acme.example")
                            .put("phone", "+12065550142")
                            .put(field, piece.repeat(size))
                            .toString());
                    return () -> reader.read(message);
                }))
                .isLessThan(15);
    }
}
