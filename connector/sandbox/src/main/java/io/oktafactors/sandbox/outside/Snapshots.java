package io.oktafactors.sandbox.outside;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import io.oktafactors.sandbox.api.SandboxSnapshot;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.operation.Circumstance;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.proof.YubikeySeed;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Saved states of the organization. Users are immutable, so a snapshot is a list of references. Values that depend on the clock
 * (request windows, issued tokens, the clock itself) and the journal are not part of it.
 */
public final class Snapshots {
    private final Map<String, Content> kept = new LinkedHashMap<>();
    private final Services services;
    private final PrincipalLimits principalLimits;
    private final Faults faults;
    private int taken;

    public Snapshots(Services services, PrincipalLimits principalLimits, Faults faults) {
        this.services = services;
        this.principalLimits = principalLimits;
        this.faults = faults;
    }

    private record Content(
            SandboxSnapshot view,
            List<User> users,
            List<YubikeySeed> yubikeys,
            Map<Circumstance, Set<String>> circumstances,
            Map<String, Share> shares,
            List<SandboxFault> faults) {}

    public synchronized SandboxSnapshot take() {
        Content content = services.lock().alone(this::content);
        kept.put(content.view.id(), content);
        return content.view;
    }

    private Content content() {
        List<User> users = services.directory().users().toList();
        return new Content(
                new SandboxSnapshot("snapshot" + ++taken, services.clock().instant(), users.size()),
                users,
                services.tokens().yubikeys(),
                services.circumstances().inForce(),
                principalLimits.current(),
                faults.all().stream().map(Faults.State::fault).toList());
    }

    public synchronized List<SandboxSnapshot> all() {
        return kept.values().stream().map(Content::view).toList();
    }

    /**
     * Restores a snapshot atomically: each call sees either the old or the new state. If it cannot be stored, nothing changes.
     *
     * @throws SandboxException if there is no such snapshot
     */
    public synchronized void restore(String id) {
        Content content = kept.get(id);
        if (content == null) {
            throw missing(id);
        }
        services.lock().alone(() -> {
            List<Entry> changes = changesTo(content);
            if (!changes.isEmpty()) {
                services.ledger().write(Entry.together(changes));
            }
            show(content);
            return content;
        });
    }

    private List<Entry> changesTo(Content content) {
        return Stream.of(
                        services.directory().changesTo(content.users),
                        services.tokens().changesTo(content.yubikeys),
                        services.circumstances().changesTo(content.circumstances),
                        principalLimits.changesTo(content.shares))
                .flatMap(List::stream)
                .toList();
    }

    private void show(Content content) {
        services.directory().restore(content.users);
        services.tokens().restore(content.yubikeys);
        services.circumstances().restore(content.circumstances);
        principalLimits.restore(content.shares);
        services.limits().forget();
        content.users.stream()
                .flatMap(user -> user.messages().stream())
                .sorted(Directory.OLDEST_FIRST)
                .forEach(services.messenger()::remember);
        faults.replace(content.faults);
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
