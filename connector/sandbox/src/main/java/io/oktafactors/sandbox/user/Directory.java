package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.SandboxException;
import io.oktafactors.sandbox.SandboxMessage;
import io.oktafactors.sandbox.error.OktaError;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The users of the organization. Changes of one user happen one after the other and are durable before they are visible;
 * reading takes no lock and sees each user as after some whole change.
 */
public final class Directory {
    public static final Comparator<SandboxMessage> OLDEST_FIRST = Comparator.comparing(SandboxMessage::at);

    private final Map<String, Seat> byId = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<String, Seat> byLogin = new ConcurrentSkipListMap<>();
    private final Map<String, Set<Seat>> byAddress = new ConcurrentHashMap<>();
    private final Consumer<User> log;

    /** @param log makes a changed user durable; it may be called by several threads */
    public Directory(Consumer<User> log) {
        this.log = log;
    }

    /** Takes in a user that is durable already, in place of one with the same id. */
    public void load(User user) {
        Seat former = byId.remove(user.id());
        if (former != null) {
            byLogin.remove(key(former.user.profile().login()));
        }
        Seat seat = new Seat(user);
        if (byLogin.putIfAbsent(key(user.profile().login()), seat) != null) {
            throw new SandboxException(
                    "Two users have the login " + user.profile().login() + ". Give each user a login of their own.");
        }
        byId.put(user.id(), seat);
        user.messages().forEach(message -> index(message, seat));
    }

    public void add(User user) {
        String login = key(user.profile().login());
        synchronized (byLogin) {
            if (byLogin.containsKey(login)) {
                throw new SandboxException("There is a user with this login already.");
            }
            log.accept(user);
            Seat seat = new Seat(user);
            byId.put(user.id(), seat);
            byLogin.put(login, seat);
        }
    }

    /**
     * Goes back to former users.
     *
     * @param removed makes durable that there is no user with an id any more
     */
    public void restore(Collection<User> former, Consumer<String> removed) {
        synchronized (byLogin) {
            Set<String> ids = former.stream().map(User::id).collect(Collectors.toSet());
            byId.forEach((id, seat) -> {
                if (!ids.contains(id)) {
                    remove(seat, removed);
                }
            });
            former.forEach(this::restore);
        }
    }

    private void restore(User former) {
        Seat seat = byId.get(former.id());
        if (seat == null) {
            log.accept(former);
            load(former);
            return;
        }
        synchronized (seat) {
            if (seat.user != former) {
                log.accept(former);
                former.messages().forEach(message -> index(message, seat));
                seat.user = former;
            }
        }
    }

    private void remove(Seat seat, Consumer<String> removed) {
        synchronized (seat) {
            removed.accept(seat.user.id());
            seat.gone = true;
            byId.remove(seat.user.id());
            byLogin.remove(key(seat.user.profile().login()));
            byAddress.values().forEach(seats -> seats.remove(seat));
        }
    }

    public User byId(String id) {
        Seat seat = byId.get(id);
        if (seat == null) {
            throw OktaError.unknownUser(id);
        }
        return seat.user;
    }

    /** By id, login, or the part of the login before the @ if only one user has it. */
    public Optional<User> find(String idOrLogin) {
        Seat seat = byId.get(idOrLogin);
        return Optional.ofNullable(seat != null ? seat : byLogin.get(key(idOrLogin)))
                .or(() -> byShortName(key(idOrLogin) + "@"))
                .map(found -> found.user);
    }

    /** The seat of the only login that begins so. */
    private Optional<Seat> byShortName(String beginning) {
        List<String> logins = byLogin.tailMap(beginning).keySet().stream()
                .takeWhile(login -> login.startsWith(beginning))
                .limit(2)
                .toList();
        return logins.size() == 1 ? Optional.ofNullable(byLogin.get(logins.get(0))) : Optional.empty();
    }

    /** All users by login. */
    public Stream<User> users() {
        return byLogin.values().stream().map(seat -> seat.user);
    }

    /** The users whose login begins so, by login. */
    public Stream<User> users(String beginning) {
        String from = key(beginning);
        return byLogin.tailMap(from).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(from))
                .map(entry -> entry.getValue().user);
    }

    /** The users whose logins come after that of another; all of them for null. */
    public Stream<User> usersAfter(User other) {
        return other == null
                ? users()
                : byLogin.tailMap(key(other.login()), false).values().stream().map(seat -> seat.user);
    }

    /** What a phone or mailbox got, oldest first. */
    public List<SandboxMessage> messagesTo(String address) {
        return byAddress.getOrDefault(key(address), Set.of()).stream()
                .flatMap(seat -> seat.user.messages().stream())
                .filter(message -> message.address().equalsIgnoreCase(address))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** Runs one step on a user while nobody else changes them. */
    public <T> T change(String userId, Function<User, Change<T>> step) {
        Seat seat = byId.get(userId);
        if (seat == null) {
            throw OktaError.unknownUser(userId);
        }
        Change<T> change;
        synchronized (seat) {
            if (seat.gone) {
                throw OktaError.unknownUser(userId);
            }
            change = step.apply(seat.user);
            if (change.user() != seat.user) {
                log.accept(change.user());
                publish(seat, change.user());
            }
        }
        if (change.error() != null) {
            throw change.error();
        }
        return change.result();
    }

    private void publish(Seat seat, User next) {
        List<SandboxMessage> messages = next.messages();
        if (messages != seat.user.messages() && !messages.isEmpty()) {
            index(messages.get(messages.size() - 1), seat);
        }
        seat.user = next;
    }

    private void index(SandboxMessage message, Seat seat) {
        byAddress
                .computeIfAbsent(key(message.address()), address -> ConcurrentHashMap.newKeySet(1))
                .add(seat);
    }

    private static String key(String loginOrAddress) {
        return loginOrAddress.toLowerCase(Locale.ROOT);
    }

    /** Where a user sits: its monitor is the user's lock, its field the newest state. */
    private static final class Seat {
        private volatile User user;
        private boolean gone;

        private Seat(User user) {
            this.user = user;
        }
    }
}
