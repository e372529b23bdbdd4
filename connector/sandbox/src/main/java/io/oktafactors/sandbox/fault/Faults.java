package io.oktafactors.sandbox.fault;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.limit.PathTable;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The active faults, oldest first. If several apply to a call, only the first one takes effect. */
public final class Faults {
    private volatile List<Armed> armed = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    /**
     * An active fault.
     *
     * @param id the id to remove it by
     * @param struck how often it was applied
     */
    public record State(String id, SandboxFault fault, int struck) {}

    /** @return the id to remove it by */
    public String add(SandboxFault fault) {
        Armed next = armed(fault);
        armed.add(next);
        return next.id;
    }

    /** Replaces all active faults, atomically. Their numbers of applications begin at 0. */
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

    /** The faults that were added and not removed, including those that were applied as often as they may be. */
    public List<State> all() {
        return armed.stream().map(Armed::state).toList();
    }

    /** The fault that applies to a call, if any; faults with a probability are drawn here. */
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
