package io.oktafactors.routes.feed.hr;

import static io.oktafactors.routes.event.EventType.JOINER;
import static io.oktafactors.routes.event.EventType.LEAVER;
import static io.oktafactors.routes.event.EventType.MOVER;
import static io.oktafactors.routes.event.EventType.REHIRE;

import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.RowFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The meaning of the words of a column. Case, blanks, {@code _} and {@code -} are ignored. */
final class WordTable<T> {

    static final WordTable<EventType> ACTIONS = new WordTable<EventType>(HrColumn.ACTION, Fault.UNKNOWN_ACTION)
            .row(JOINER, "hire", "new hire", "join", "joiner", "start", "onboard", "Eintritt")
            .row(REHIRE, "rehire", "re-hire", "Wiedereintritt")
            .row(LEAVER, "terminate", "termination", "leave", "leaver", "offboard", "end", "Austritt")
            .row(MOVER, "transfer", "change", "update", "move", "mover", "Wechsel");

    /** The yes and no words are for the Workday column Active. */
    static final WordTable<EventType> STATUSES = new WordTable<EventType>(HrColumn.STATUS, Fault.UNKNOWN_STATUS)
            .row(JOINER, "active", "pending", "hired", "aktiv", "yes", "true", "1")
            .row(LEAVER, "terminated", "inactive", "left", "inaktiv", "ausgeschieden", "no", "false", "0");

    static final WordTable<String> USER_TYPES = new WordTable<String>(HrColumn.USER_TYPE, Fault.UNKNOWN_USER_TYPE)
            .row("employee", "employee", "regular", "Mitarbeiter", "angestellt")
            .row("contractor", "contractor", "contingent worker", "freelancer", "extern")
            .row("partner", "partner");

    private final HrColumn column;
    private final Fault unknown;
    private final List<String> knownWords = new ArrayList<>();
    private final Map<String, T> meanings = new HashMap<>();

    private WordTable(HrColumn column, Fault unknown) {
        this.column = column;
        this.unknown = unknown;
    }

    private WordTable<T> row(T meaning, String... words) {
        knownWords.addAll(List.of(words));
        List.of(words).forEach(word -> meanings.put(HrColumn.folded(word), meaning));
        return this;
    }

    /** The meaning of a value; throws a fault that lists the known words if there is none. */
    T meaningOf(String value) {
        T meaning = meanings.get(HrColumn.folded(value));
        if (meaning == null) {
            throw new RowFault(
                    column,
                    unknown,
                    column.label() + ": " + RowFault.shown(value) + " is not a known value; write one of "
                            + String.join(", ", knownWords) + ".");
        }
        return meaning;
    }
}
