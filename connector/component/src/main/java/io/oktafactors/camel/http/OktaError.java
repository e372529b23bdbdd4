package io.oktafactors.camel.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The error that Okta put into an answer, as far as it could be read: gateways answer with HTML, with another JSON, or with
 * nothing.
 *
 * @param code such as {@code E0000007}; null where the answer had none
 * @param summary null where the answer had none
 * @param id Okta's id of this error, for its support; null where the answer had none
 */
public record OktaError(String code, String summary, List<String> causes, String id) {

    /** Nothing could be read. */
    public static final OktaError NONE = new OktaError(null, null, List.of(), null);

    /** Anything that could be a phone number or a passcode: texts of Okta may repeat what was sent. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ().-]{3,}\\d");

    private static final Pattern ID = Pattern.compile("(?=.*[A-Za-z])[\\w.-]{1,100}");

    /** Okta's texts have a line at most; what is longer comes from something else. */
    private static final int LONGEST_TEXT = 300;

    public static OktaError from(byte[] body) {
        try {
            JsonNode error = Json.MAPPER.readTree(body);
            if (error == null || !error.isObject()) {
                return NONE;
            }
            List<String> causes = StreamSupport.stream(error.path("errorCauses").spliterator(), false)
                    .map(cause -> text(cause, "errorSummary"))
                    .filter(cause -> cause != null && !cause.isBlank())
                    .toList();
            return new OktaError(text(error, "errorCode"), text(error, "errorSummary"), causes, text(error, "errorId"));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** The error in one line, without anything that could be a phone number; empty where there is nothing to tell. */
    public String describe() {
        StringBuilder line = new StringBuilder();
        append(line, " ", id(code));
        append(line, " ", masked(summary));
        for (String cause : causes) {
            append(line, "; ", masked(cause));
        }
        append(line, ", error id ", id(id));
        return line.toString();
    }

    /** The text if it may be an id or a code, which have letters and no spaces; else null: it may be anything. */
    public static String id(String text) {
        return text != null && ID.matcher(text).matches() ? text : null;
    }

    static String masked(String text) {
        return text == null ? null : NUMBER.matcher(oneLine(text)).replaceAll("[number]");
    }

    private static String oneLine(String text) {
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    }

    public static void append(StringBuilder line, String before, String text) {
        if (text != null) {
            line.append(before).append(text);
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
