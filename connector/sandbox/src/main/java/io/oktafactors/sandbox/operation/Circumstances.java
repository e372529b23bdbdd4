package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.Setting;
import io.oktafactors.sandbox.user.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The active circumstances, each with its targets. */
public final class Circumstances {
    /** The target for every user and number. */
    public static final String EVERYBODY = "*";

    private final Map<Circumstance, Set<String>> inForce = new ConcurrentSkipListMap<>();
    private final StateWriter ledger;

    public Circumstances(StateWriter ledger) {
        this.ledger = ledger;
    }

    /** Loads a circumstance of an earlier run. */
    public void load(Setting setting) {
        Circumstance.of(setting.name())
                .ifPresent(circumstance -> inForce.put(circumstance, Set.copyOf(setting.values())));
    }

    /** @param targets ids of users, phone numbers in E.164, or {@link #EVERYBODY}; none deactivates it */
    public void set(Circumstance circumstance, Set<String> targets) {
        ledger.write(entry(circumstance, targets));
        if (targets.isEmpty()) {
            inForce.remove(circumstance);
        } else {
            inForce.put(circumstance, Set.copyOf(targets));
        }
    }

    /** What has to be stored before {@link #restore}. */
    public List<Entry> changesTo(Map<Circumstance, Set<String>> former) {
        return Arrays.stream(Circumstance.values())
                .filter(each -> !Objects.equals(inForce.get(each), former.get(each)))
                .map(each -> entry(each, former.getOrDefault(each, Set.of())))
                .toList();
    }

    /** Restores the circumstances, which are stored already. */
    public void restore(Map<Circumstance, Set<String>> former) {
        inForce.keySet().retainAll(former.keySet());
        inForce.putAll(former);
    }

    private static Entry entry(Circumstance circumstance, Set<String> targets) {
        return Entry.of(new Setting(Setting.Kind.CIRCUMSTANCE, circumstance.name(), List.copyOf(targets)));
    }

    public Map<Circumstance, Set<String>> inForce() {
        return Map.copyOf(inForce);
    }

    /** Throws an error if changes are refused. */
    public void checkChange() {
        check(FailurePoint.CHANGE, "");
    }

    public void checkList(String userId) {
        check(FailurePoint.LIST, userId);
    }

    void check(FailurePoint moment, String userId) {
        check(moment, userId, "");
    }

    /** Throws an error if a circumstance of this point is active for the user or the address. */
    void check(FailurePoint moment, String userId, String address) {
        inForce.forEach((circumstance, targets) -> {
            boolean hit = targets.contains(EVERYBODY) || targets.contains(userId) || targets.contains(address);
            if (hit && circumstance.moments.contains(moment) && circumstance.concerns(address)) {
                throw OktaError.of(
                        circumstance.code,
                        circumstance.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        });
    }
}
