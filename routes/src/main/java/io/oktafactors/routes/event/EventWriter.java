package io.oktafactors.routes.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.springframework.stereotype.Component;

/** Writes an event as JSON for the queues. */
@Component
public class EventWriter {

    private final ObjectWriter writer;

    EventWriter(ObjectMapper mapper) {
        this.writer = mapper.writerFor(Event.class);
    }

    public String write(Event event) {
        try {
            return writer.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event cannot be written as JSON", e);
        }
    }
}
