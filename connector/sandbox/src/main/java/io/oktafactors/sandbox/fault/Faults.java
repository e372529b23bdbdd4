package io.oktafactors.sandbox.fault;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.limit.PathTable;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The faults in force, oldest first. Of several that meet a call, the first that strikes counts, and only that one. */
public final class Faults {
    private volatile List<Armed> armed = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    /**
     * A fault in force.
     *
     * @param id to end it by
     * @param struck how often it struck
     */
    public record State(String id, SandboxFault fault, int struck) {}

    /** @return the id to end it by */
    public String add(SandboxFault fault) {
        Armed next = armed(fault);
        armed.add(next);
        return next.id;
    }

    /** Puts others in the place of those in force, at once; what they struck before does not count. */
    public void replace(List<SandboxFault> others) {
        armed = new CopyOnWriteArrayList<>(others.stream().map(this::armed).toList());
    }

    private Armed armed(SandboxFault fault) {
        return new Armed("fault" + ids.incrementAndGet(), fault);
    }

    /** @return whether there was one */
    public boolean remove(String id) {
        return armed.removeIf(each -> each.id.equals(id));
    }

    public void clear() {
        armed.clear();
    }

    /** Those that were added and not ended, used up ones too. */
    public List<State> all() {
        return armed.stream().map(Armed::state).toList();
    }

    /** Throws the dice for a call. */
    public Optional<SandboxFault> draw(String method, String path) {
        for (Armed each : armed) {
            if (each.meets(method, path) && each.strikes()) {
                return Optional.of(each.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Armed {
        private final String id;
        private final SandboxFault fault;
        private final PathTable<Boolean> paths;
        private final Random random;
        private int struck;

        private Armed(String id, SandboxFault fault) {
            this.id = id;
            this.fault = fault;
            this.paths = PathTable.of(List.of(new PathTable.Row<>(fault.methods(), fault.pattern(), true)));
            this.random = new Random(fault.seed());
        }

        private boolean meets(String method, String path) {
            return paths.find(method, path).isPresent();
        }

        private synchronized boolean strikes() {
            if (struck == fault.times() || random.nextDouble() >= fault.probability()) {
                return false;
            }
            struck++;
            return true;
        }

        private synchronized State state() {
            return new State(id, fault, struck);
        }
    }
}
