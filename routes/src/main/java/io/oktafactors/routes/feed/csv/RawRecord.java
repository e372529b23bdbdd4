package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowValues;
import java.util.List;

/**
 * One record of the file before its values are interpreted.
 *
 * @param line physical line at which it starts
 * @param raw its text; only the beginning if it is too long
 * @param fields its original values; empty if there is a fault
 * @param fault the error in its quotes or its length; null if there is none
 */
record RawRecord(long line, String raw, List<String> fields, RowFault fault) {

    boolean isBlank() {
        return fault == null
                && fields.stream().allMatch(field -> RowValues.trimmed(field).isEmpty());
    }
}
