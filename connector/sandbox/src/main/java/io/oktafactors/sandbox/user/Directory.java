package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxMessage;
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
 * The users of the organization. Changes of one user are made one after the other and are stored before they are visible.
 * Reading takes no lock, and never sees a user in the middle of a change.
 */
public final class Directory {
    public static final Comparator<SandboxMessage> OLDEST_FIRST = Comparator.comparing(SandboxMessage::at);

    private final StateLock lock;
    private final Consumer<User> log;
    private volatile Seats seats = new Seats();

    /**
     * @param lock held as reader by each change, and as writer by a restore
     * @param log stores a changed user; it may be called by several threads
     */
    public Directory(StateLock lock, Consumer<User> log) {
        this.lock = lock;
        this.log = log;
    }

    /** Loads a user that is stored already, and replaces one with the same id. */
    public void load(User user) {
        seats.load(user);
    }

    public void add(User user) {
        lock.shared(() -> {
            Seats now = seats;
            synchronized (now.byLogin) {
                if (now.byLogin.containsKey(key(user.login()))) {
                    throw new SandboxException("A user with this login exists already.");
                }
                log.accept(user);
                now.load(user);
            }
            return user;
        });
    }

    /** What has to be stored before {@link #restore}. */
    public List<Entry> changesTo(Collection<User> former) {
        Seats now = seats;
        Set<String> ids = former.stream().map(User::id).collect(Collectors.toSet());
        return Stream.concat(
                        now.byId.keySet().stream()
                                .filter(id -> !ids.contains(id))
                                .map(Entry::removed),
                        former.stream()
                                .filter(user -> now.byId.get(user.id()) == null || now.byId.get(user.id()).user != user)
                                .map(Entry::of))
                .toList();
    }

    /** Restores former users, atomically. They are stored already, and the caller has the write lock. */
    public void restore(Collection<User> former) {
        Seats next = new Seats();
        former.forEach(next::load);
        seats = next;
    }

    public User byId(String id) {
        Seat seat = seats.byId.get(id);
        if (seat == null) {
            throw OktaError.unknownUser(id);
        }
        return seat.user;
    }

    /** Finds a user by id, login, or the part of the login before the @ if only one user has it. */
    public Optional<User> find(String idOrLogin) {
        Seats now = seats;
        Seat seat = now.byId.get(idOrLogin);
        return Optional.ofNullable(seat != null ? seat : now.byLogin.get(key(idOrLogin)))
                .or(() -> now.byShortName(key(idOrLogin) + "@"))
                .map(found -> found.user);
    }

    /** All users by login. */
    public Stream<User> users() {
        return seats.byLogin.values().stream().map(seat -> seat.user);
    }

    /** The users whose login has this prefix, by login. */
    public Stream<User> users(String beginning) {
        String from = key(beginning);
        return seats.byLogin.tailMap(from).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(from))
                .map(entry -> entry.getValue().user);
    }

    /** The users whose logins follow that of another; all users for null. */
    public Stream<User> usersAfter(User other) {
        return other == null
                ? users()
                : seats.byLogin.tailMap(key(other.login()), false).values().stream()
                        .map(seat -> seat.user);
    }

    /** The messages that a phone or mailbox received, oldest first. */
    public List<SandboxMessage> messagesTo(String address) {
        return seats.byAddress.getOrDefault(key(address), Set.of()).stream()
                .flatMap(seat -> seat.user.messages().stream())
                .filter(message -> message.address().equalsIgnoreCase(address))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** Changes a user; other changes of the same user wait. */
    public <T> T change(String userId, Function<User, Change<T>> step) {
        Change<T> change = lock.shared(() -> changed(userId, step));
        if (change.error() != null) {
            throw change.error();
        }
        return change.result();
    }

    private <T> Change<T> changed(String userId, Function<User, Change<T>> step) {
        Seats now = seats;
        Seat seat = now.byId.get(userId);
        if (seat == null) {
            throw OktaError.unknownUser(userId);
        }
        synchronized (seat) {
            Change<T> change = step.apply(seat.user);
            if (change.user() != seat.user) {
                log.accept(change.user());
                now.publish(seat, change.user());
            }
            return change;
        }
    }

    private static String key(String loginOrAddress) {
        return loginOrAddress.toLowerCase(Locale.ROOT);
    }

    /** All users at one time, with the indexes to find them. */
    private static final class Seats {
        private final Map<String, Seat> byId = new ConcurrentHashMap<>();
        private final ConcurrentSkipListMap<String, Seat> byLogin = new ConcurrentSkipListMap<>();
        private final Map<String, Set<Seat>> byAddress = new ConcurrentHashMap<>();

        private void load(User user) {
            Seat former = byId.remove(user.id());
            if (former != null) {
                byLogin.remove(key(former.user.login()));
            }
            Seat seat = new Seat(user);
            if (byLogin.putIfAbsent(key(user.login()), seat) != null) {
                throw new SandboxException(
                        "Two users have the login " + user.login() + ". Use a different login for each user.");
            }
            byId.put(user.id(), seat);
            user.messages().forEach(message -> index(message, seat));
        }

        /** The only user whose login has this short form. */
        private Optional<Seat> byShortName(String beginning) {
            List<String> logins = byLogin.tailMap(beginning).keySet().stream()
                    .takeWhile(login -> login.startsWith(beginning))
                    .limit(2)
                    .toList();
            return logins.size() == 1 ? Optional.ofNullable(byLogin.get(logins.get(0))) : Optional.empty();
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
    }

    /** Holds a user: its monitor is the user's lock, its field the newest state. */
    private static final class Seat {
        private volatile User user;

        private Seat(User user) {
            this.user = user;
        }
    }
}
