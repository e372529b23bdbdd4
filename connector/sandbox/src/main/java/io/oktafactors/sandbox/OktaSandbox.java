package io.oktafactors.sandbox;

import io.oktafactors.sandbox.http.FactorApi;
import io.oktafactors.sandbox.http.Gatekeeper;
import io.oktafactors.sandbox.http.Journal;
import io.oktafactors.sandbox.http.OktaSide;
import io.oktafactors.sandbox.http.RateLimiter;
import io.oktafactors.sandbox.http.SandboxServer;
import io.oktafactors.sandbox.http.SandboxSide;
import io.oktafactors.sandbox.operation.Enrolments;
import io.oktafactors.sandbox.operation.Messenger;
import io.oktafactors.sandbox.operation.Verifications;
import io.oktafactors.sandbox.outside.Outside;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Organization;
import io.oktafactors.sandbox.user.User;
import io.oktafactors.sandbox.user.UserLog;
import io.oktafactors.sandbox.user.UserStatus;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A local organization that answers the user factor API as Okta does; it is not Okta, and no code leaves it. Under
 * {@code /api/v1} it is Okta, with its states, links, errors and limits; under {@code /sandbox} it is the world outside, where
 * codes are read.
 *
 * <pre>{@code
 * try (OktaSandbox okta = OktaSandbox.builder().start()) {
 *     client.enroll(okta.url(), okta.token(), …);
 *     String code = okta.messages().get(0).code();
 * }
 * }</pre>
 *
 * <p>It may be used by several threads. Views are as of the moment they are taken.
 */
public final class OktaSandbox implements AutoCloseable {
    /** The API token unless another is set; a token of the sandbox is no secret. */
    public static final String DEFAULT_TOKEN = "sandbox-token";

    private final SandboxServer server;
    private final Outside outside;
    private final Journal journal;
    private final UserLog store;
    private final String host;
    private final String token;

    private OktaSandbox(Builder builder) {
        Clock clock = Clock.tick(builder.clock, Duration.ofMillis(1));
        List<User> organization = builder.organization.apply(clock.instant());
        host = builder.host;
        token = builder.token;
        Collection<User> recovered = builder.store == null ? List.of() : UserLog.recover(builder.store);
        store = builder.store == null ? null : UserLog.append(builder.store);
        try {
            Directory directory = new Directory(store == null ? user -> {} : store);
            Messenger messenger = new Messenger();
            organization.forEach(directory::load);
            recovered.forEach(directory::load);
            recovered.forEach(user -> user.messages().forEach(messenger::remember));
            outside = new Outside(directory, clock);
            journal = new Journal();
            FactorApi api = new FactorApi(
                    directory,
                    new Enrolments(directory, messenger, clock),
                    new Verifications(directory, messenger, clock));
            RateLimiter limiter = new RateLimiter(List.of(builder.limit), clock);
            server = SandboxServer.start(
                    host,
                    builder.port,
                    new OktaSide(new Gatekeeper(token), limiter, journal, clock),
                    api.routes(),
                    new SandboxSide(outside, journal, clock));
        } catch (RuntimeException e) {
            closeStore();
            throw e;
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, without a trailing slash, such as {@code http://127.0.0.1:8081}. */
    public String url() {
        String name = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + server.port();
    }

    /** The API token that it takes, for {@code Authorization: SSWS …}. */
    public String token() {
        return token;
    }

    /** All users by login, whatever their status. */
    public List<SandboxUser> users() {
        return outside.users();
    }

    public Optional<SandboxUser> user(String idOrLogin) {
        return outside.user(idOrLogin);
    }

    /** The codes that phones and mailboxes got, oldest first; of each user the newest hundred. */
    public List<SandboxMessage> messages() {
        return outside.messages();
    }

    /** The codes that one phone number or email address got, oldest first. */
    public List<SandboxMessage> messagesTo(String address) {
        return outside.messagesTo(address);
    }

    /** The code that an authenticator app shows now for a {@code token:software:totp} factor, or nothing if there is no such factor. */
    public Optional<String> authenticatorCode(String factorId) {
        return outside.authenticatorCode(factorId);
    }

    /** The calls to the Okta side, oldest first; the newest 100,000. */
    public List<SandboxCall> calls() {
        return journal.calls();
    }

    /**
     * Adds an ACTIVE user whose login is their primary address. The id follows from the login.
     *
     * @throws SandboxException if the login is taken
     */
    public SandboxUser addUser(String login) {
        return addUser(SandboxProfile.of(login), UserStatus.ACTIVE.name());
    }

    /**
     * Adds a user.
     *
     * @param status Okta's user status, such as {@code ACTIVE} or {@code STAGED}
     * @throws SandboxException if the login is taken or the status unknown
     */
    public SandboxUser addUser(SandboxProfile profile, String status) {
        return outside.addUser(profile, status);
    }

    /**
     * Sets a user's status, without the side effects that a change of life cycle has in Okta: factors stay.
     *
     * @throws SandboxException if there is no such user or status
     */
    public SandboxUser setStatus(String idOrLogin, String status) {
        return outside.setStatus(idOrLogin, status)
                .orElseThrow(() -> new SandboxException("There is no user " + idOrLogin + "."));
    }

    /** Stops listening; what was changed is in the store already. */
    @Override
    public void close() {
        server.close();
        closeStore();
    }

    private void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    /** What a sandbox is started with. By default it is in memory, on a free port of the loopback interface, with a small organization. */
    public static final class Builder {
        private static final String BUILT_IN = "organization.yaml";
        private static final String EVERYTHING = "/";

        private String host = "127.0.0.1";
        private int port;
        private String token = DEFAULT_TOKEN;
        private Function<Instant, List<User>> organization = Builder::builtIn;
        private RateLimiter.Limit limit = new RateLimiter.Limit(EVERYTHING, 100, Duration.ofSeconds(60));
        private Clock clock = Clock.systemUTC();
        private Path store;

        private Builder() {}

        /** The interface to listen on; by default {@code 127.0.0.1}. The {@code /sandbox} side asks nobody who they are. */
        public Builder host(String host) {
            this.host = host;
            return this;
        }

        /** The port to listen on; 0, the default, takes a free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** The API token to take; by default {@link #DEFAULT_TOKEN}. */
        public Builder token(String token) {
            this.token = token;
            return this;
        }

        /** The YAML file with the users to begin with; by default five users that come with the sandbox. */
        public Builder organization(Path yaml) {
            this.organization = now -> Organization.read(yaml, now);
            return this;
        }

        /** The YAML with the users to begin with, read once at the start and closed then. */
        public Builder organization(InputStream yaml) {
            this.organization = now -> Organization.read("organization", yaml, now);
            return this;
        }

        /** So many calls in each window, by default 100 in 60 s. The call after them gets 429. */
        public Builder rateLimit(int calls, Duration window) {
            if (calls < 1 || window.isNegative() || window.isZero()) {
                throw new SandboxException("A rate limit needs at least one call and a window that lasts."
                        + " Use unlimited() to do without.");
            }
            this.limit = new RateLimiter.Limit(EVERYTHING, calls, window);
            return this;
        }

        /** A rate limit that nobody reaches; the headers are there all the same. */
        public Builder unlimited() {
            return rateLimit(Integer.MAX_VALUE, Duration.ofSeconds(60));
        }

        /** The clock of codes, pauses, limits and dates; by default the system's. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * The file that keeps changed users, so that they survive the end of the process, a SIGKILL included. It is created if
         * absent. A user in it counts more than the same user in the organization's YAML. By default nothing is kept.
         */
        public Builder store(Path file) {
            this.store = file;
            return this;
        }

        /** @throws SandboxException if the port is taken, the YAML is wrong or the store unusable; the message says what to do */
        public OktaSandbox start() {
            return new OktaSandbox(this);
        }

        private static List<User> builtIn(Instant now) {
            return Organization.read(BUILT_IN, OktaSandbox.class.getResourceAsStream(BUILT_IN), now);
        }
    }
}
