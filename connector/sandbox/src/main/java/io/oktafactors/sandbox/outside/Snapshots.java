package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.SandboxException;
import io.oktafactors.sandbox.SandboxFault;
import io.oktafactors.sandbox.SandboxSnapshot;
import io.oktafactors.sandbox.factor.YubikeySeed;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.operation.Circumstance;
import io.oktafactors.sandbox.operation.Org;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * States of the organization to go back to. Users are immutable, so a snapshot is a list of references. What follows the clock
 * (request windows, tokens that were given out, the clock itself) and the journal go on.
 */
public final class Snapshots {
    private final Map<String, Content> kept = new LinkedHashMap<>();
    private final Org org;
    private final Faults faults;
    private final Consumer<String> removed;
    private int taken;

    /** @param removed makes durable that a user or a seed is no more */
    public Snapshots(Org org, Faults faults, Consumer<String> removed) {
        this.org = org;
        this.faults = faults;
        this.removed = removed;
    }

    private record Content(
            SandboxSnapshot view,
            List<User> users,
            List<YubikeySeed> yubikeys,
            Map<Circumstance, Set<String>> circumstances,
            List<SandboxFault> faults) {}

    public synchronized SandboxSnapshot take() {
        List<User> users = org.directory().users().toList();
        SandboxSnapshot view =
                new SandboxSnapshot("snapshot" + ++taken, org.clock().instant(), users.size());
        List<SandboxFault> inForce =
                faults.all().stream().map(Faults.State::fault).toList();
        kept.put(
                view.id(),
                new Content(
                        view,
                        users,
                        org.tokens().yubikeys(),
                        org.circumstances().inForce(),
                        inForce));
        return view;
    }

    public synchronized List<SandboxSnapshot> all() {
        return kept.values().stream().map(Content::view).toList();
    }

    /** Goes back. A change that a client makes meanwhile may be kept or lost. */
    public synchronized void restore(String id) {
        Content content = kept.get(id);
        if (content == null) {
            throw missing(id);
        }
        org.directory().restore(content.users, removed);
        org.tokens().restore(content.yubikeys, removed);
        org.circumstances().restore(content.circumstances);
        org.limits().forget();
        content.users.stream()
                .flatMap(user -> user.messages().stream())
                .sorted(Directory.OLDEST_FIRST)
                .forEach(org.messenger()::remember);
        faults.clear();
        content.faults.forEach(faults::add);
    }

    public synchronized void forget(String id) {
        if (kept.remove(id) == null) {
            throw missing(id);
        }
    }

    private static SandboxException missing(String id) {
        return new SandboxException("There is no snapshot " + id + ". Take one, or list those there are.");
    }
}
