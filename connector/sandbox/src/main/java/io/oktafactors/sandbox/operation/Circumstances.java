package io.oktafactors.sandbox.operation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The circumstances in force, each with whom it is for. They are not kept over a restart. */
public final class Circumstances {
    /** Stands for every user and number. */
    public static final String EVERYBODY = "*";

    private final Map<Circumstance, Set<String>> inForce = new ConcurrentSkipListMap<>();

    /** @param targets ids of users, phone numbers in E.164, or {@link #EVERYBODY}; none ends it */
    public void set(Circumstance circumstance, Set<String> targets) {
        if (targets.isEmpty()) {
            inForce.remove(circumstance);
        } else {
            inForce.put(circumstance, Set.copyOf(targets));
        }
    }

    /** Goes back to what was in force. */
    public void restore(Map<Circumstance, Set<String>> former) {
        inForce.keySet().retainAll(former.keySet());
        inForce.putAll(former);
    }

    public Map<Circumstance, Set<String>> inForce() {
        return Map.copyOf(inForce);
    }

    /** Refuses a change of the organization itself. */
    public void checkChange() {
        check(Moment.CHANGE, "");
    }

    public void checkList(String userId) {
        check(Moment.LIST, userId);
    }

    void check(Moment moment, String userId) {
        check(moment, userId, "");
    }

    /** Refuses if a circumstance of this moment is in force for the user or the address. */
    void check(Moment moment, String userId, String address) {
        inForce.forEach((circumstance, targets) -> {
            boolean hit = targets.contains(EVERYBODY) || targets.contains(userId) || targets.contains(address);
            if (hit && circumstance.moments.contains(moment) && circumstance.concerns(address)) {
                throw circumstance.code.error(
                        circumstance.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        });
    }
}
