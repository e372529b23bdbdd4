package io.oktafactors.routes.feed;

import java.util.regex.Pattern;

/** Ends the reading of a record; becomes a {@link FeedRow.Invalid}. */
public final class RowFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** If columns are shifted, any value may be a phone number, so only plain words are repeated in a reason. */
    private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{L} _/-]{1,40}");

    private final String field;
    private final Fault fault;

    public RowFault(Fault fault, String reason) {
        this(fault, null, reason);
    }

    public RowFault(HrColumn column, Fault fault, String reason) {
        this(fault, column.label(), reason);
    }

    private RowFault(Fault fault, String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
        this.fault = fault;
    }

    /** The value in quotes if it consists of words only, else a placeholder. */
    public static String shown(String value) {
        return PLAIN_WORDS.matcher(value).matches() ? "\"" + value + "\"" : "the value";
    }

    FeedRow.Invalid at(long line, String raw) {
        return new FeedRow.Invalid(line, field, fault, getMessage(), raw);
    }
}
