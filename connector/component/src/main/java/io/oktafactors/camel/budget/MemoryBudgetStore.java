package io.oktafactors.camel.budget;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A store for nodes in the same process, such as several Camel contexts. */
public final class MemoryBudgetStore implements BudgetStore {

    private final Map<String, ShareTable> divisions = new ConcurrentHashMap<>();
    private final LongSupplier millis;

    public MemoryBudgetStore() {
        this(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** @param millis some clock that never goes back */
    public MemoryBudgetStore(LongSupplier millis) {
        this.millis = millis;
    }

    @Override
    public Lease lease(String ledger, String node, LeaseRequest request) {
        Lease[] lease = new Lease[1];
        divisions.compute(ledger, (key, known) -> {
            ShareTable.Outcome outcome =
                    (known == null ? ShareTable.NONE : known).answer(node, request, millis.getAsLong());
            lease[0] = outcome.lease();
            return outcome.division();
        });
        return lease[0];
    }
}
