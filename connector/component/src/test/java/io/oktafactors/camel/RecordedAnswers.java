package io.oktafactors.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Answers in every form that Okta is known to give, from {@code answers.json}. */
final class RecordedAnswers {

    /** The organization in their links. */
    static final String ORGANIZATION = "https://acme.okta.example";

    record Recorded(OktaFactorsOperation operation, JsonNode answer) {

        /** The answer, as if this organization had given it. */
        String from(String orgUrl) {
            return answer.toString().replace(ORGANIZATION, orgUrl);
        }
    }

    private static final List<Recorded> ALL = read();

    private RecordedAnswers() {}

    static Stream<Recorded> all() {
        return ALL.stream();
    }

    /** The answers of an operation, in the order of the file. */
    static List<Recorded> of(OktaFactorsOperation operation) {
        return all().filter(recorded -> recorded.operation() == operation).toList();
    }

    private static List<Recorded> read() {
        try (InputStream json = RecordedAnswers.class.getResourceAsStream("/answers.json")) {
            return StreamSupport.stream(Json.MAPPER.readTree(json).spliterator(), false)
                    .map(entry -> new Recorded(
                            OktaFactorsOperation.valueOf(entry.path("operation").textValue()), entry.path("answer")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
