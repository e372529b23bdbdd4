package io.oktafactors.sandbox;

import io.oktafactors.sandbox.http.CallersSide;
import io.oktafactors.sandbox.http.FactorApi;
import io.oktafactors.sandbox.http.Gatekeeper;
import io.oktafactors.sandbox.http.Journal;
import io.oktafactors.sandbox.http.Meter;
import io.oktafactors.sandbox.http.OktaSide;
import io.oktafactors.sandbox.http.SandboxServer;
import io.oktafactors.sandbox.http.SandboxSide;
import io.oktafactors.sandbox.http.TokenSide;
import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.operation.Enrolments;
import io.oktafactors.sandbox.operation.Messenger;
import io.oktafactors.sandbox.operation.Verifications;
import io.oktafactors.sandbox.outside.Outside;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.user.Callers;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final SignIn signIn;
    private final Outside outside;
    private final Journal journal;
    private final UserLog store;
    private final String host;
    private final String token;

    private OktaSandbox(Builder builder) {
        Clock clock = Clock.tick(builder.clock, Duration.ofMillis(1));
        Organization.Contents organization = builder.organization.apply(clock.instant());
        SandboxLimits limits = builder.limits(organization.callers());
        host = builder.host;
        token = builder.token;
        Collection<User> recovered = builder.store == null ? List.of() : UserLog.recover(builder.store);
        store = builder.store == null ? null : UserLog.append(builder.store);
        try {
            Directory directory = new Directory(store == null ? user -> {} : store);
            PersonalLimits personal = new PersonalLimits(limits);
            Messenger messenger = new Messenger(personal);
            organization.users().forEach(directory::load);
            recovered.forEach(directory::load);
            recovered.stream()
                    .flatMap(user -> user.messages().stream())
                    .sorted(Comparator.comparing(SandboxMessage::at))
                    .forEach(messenger::remember);
            outside = new Outside(directory, clock);
            journal = new Journal();
            FactorApi api = new FactorApi(
                    directory,
                    new Enrolments(directory, messenger, personal, clock),
                    new Verifications(directory, messenger, clock));
            signIn = builder.signIn(organization.callers(), directory, clock);
            Meter meter = new Meter(limits, clock);
            OktaSide oktaSide = new OktaSide(new Gatekeeper(signIn, meter), meter, journal, clock);
            server = SandboxServer.start(
                    host,
                    builder.port,
                    oktaSide,
                    api.routes(),
                    new TokenSide(signIn, meter, oktaSide),
                    new SandboxSide(outside, journal, clock),
                    new CallersSide(signIn));
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

    /**
     * From now on an API token is refused.
     *
     * @param name the token's name; that of the one in {@link #token()} is {@code sandbox}
     * @throws SandboxException if there is no such token
     */
    public void revokeToken(String name) {
        signIn.revokeToken(name);
    }

    /**
     * From now on the access tokens that an app has got are refused. It may get new ones.
     *
     * @throws SandboxException if there is no such app
     */
    public void revokeAccessTokens(String clientId) {
        signIn.revokeAccessTokens(clientId);
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
        private static final String TOKEN_NAME = "sandbox";

        private String host = "127.0.0.1";
        private int port;
        private String token = DEFAULT_TOKEN;
        private final List<SandboxToken> tokens = new ArrayList<>();
        private final List<SandboxApp> apps = new ArrayList<>();
        private Function<Instant, Organization.Contents> organization = Builder::builtIn;
        private SandboxLimits limits;
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

        /** A super administrator's API token to take; by default {@link #DEFAULT_TOKEN}. */
        public Builder token(String token) {
            this.token = token;
            return this;
        }

        /** The YAML file with users, apps, API tokens and limits to begin with; by default five users that come with the sandbox. */
        public Builder organization(Path yaml) {
            this.organization = now -> Organization.read(yaml, now);
            return this;
        }

        /** The YAML with users, apps, API tokens and limits to begin with, read once at the start and closed then. */
        public Builder organization(InputStream yaml) {
            this.organization = now -> Organization.read("organization", yaml, now);
            return this;
        }

        /** Adds an API token to the one of {@link #token(String)} and those of the organization's YAML. */
        public Builder apiToken(SandboxToken token) {
            tokens.add(token);
            return this;
        }

        /** Adds an OAuth service app to those of the organization's YAML. */
        public Builder app(SandboxApp app) {
            apps.add(app);
            return this;
        }

        /** So many calls in each window, by default 100 in 60 s. The call after them gets 429. */
        public Builder rateLimit(int calls, Duration window) {
            return limits(SandboxLimits.of(calls, window));
        }

        /** All limits, instead of those of the organization's YAML. */
        public Builder limits(SandboxLimits limits) {
            this.limits = limits;
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

        private SandboxLimits limits(Callers described) {
            SandboxLimits ofFile = described.limits() == null ? SandboxLimits.standard() : described.limits();
            return limits == null ? ofFile : limits;
        }

        private SignIn signIn(Callers described, Directory directory, Clock clock) {
            List<SandboxToken> all = Stream.concat(described.tokens().stream(), tokens.stream())
                    .collect(Collectors.toCollection(ArrayList::new));
            for (SandboxToken known : all) {
                if (known.creator() != null && directory.find(known.creator()).isEmpty()) {
                    throw new SandboxException("The creator of the API token '" + known.name() + "', " + known.creator()
                            + ", is no user of the organization. Name one by id or login.");
                }
            }
            if (all.stream().noneMatch(known -> known.value().equals(token))) {
                all.add(SandboxToken.of(TOKEN_NAME, token));
            }
            return new SignIn(
                    all,
                    Stream.concat(described.apps().stream(), apps.stream()).toList(),
                    creator -> directory
                            .find(creator)
                            .filter(user -> user.status() != UserStatus.DEPROVISIONED)
                            .isEmpty(),
                    clock);
        }

        private static Organization.Contents builtIn(Instant now) {
            return Organization.read(BUILT_IN, OktaSandbox.class.getResourceAsStream(BUILT_IN), now);
        }
    }
}
