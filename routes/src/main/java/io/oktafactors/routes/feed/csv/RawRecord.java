package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowValues;
import java.util.List;

/**
 * One record of the file before anything is known of its meaning.
 *
 * @param line physical line at which it starts
 * @param raw its text; of one that is too long the beginning
 * @param fields its values as written; empty where there is a fault
 * @param fault what is wrong with its quotes or its length; null if nothing is
 */
record RawRecord(long line, String raw, List<String> fields, RowFault fault) {

    boolean isBlank() {
        return fault == null
                && fields.stream().allMatch(field -> RowValues.trimmed(field).isEmpty());
    }
}
