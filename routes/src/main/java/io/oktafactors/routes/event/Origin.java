package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * Where an event was read.
 *
 * @param source kind of feed, such as {@code hr-csv}
 * @param name name of the file or channel within the source, as {@link ShownText}
 * @param line physical line at which the record starts, counted from 1; 0 if the source has no lines
 * @param occurredAt when this was written, according to the source: for a file its last modification
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Origin(String source, String name, long line, Instant occurredAt) {

    public Origin {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(occurredAt, "occurredAt");
        name = ShownText.of(name);
    }
}
