package io.oktafactors.sandbox;

import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.http.FactorApi;
import io.oktafactors.sandbox.http.Gate;
import io.oktafactors.sandbox.http.Journal;
import io.oktafactors.sandbox.http.OrgApi;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.http.SandboxServer;
import io.oktafactors.sandbox.http.SandboxSide;
import io.oktafactors.sandbox.limit.PathTable;
import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.operation.Circumstances;
import io.oktafactors.sandbox.operation.Messenger;
import io.oktafactors.sandbox.operation.Org;
import io.oktafactors.sandbox.outside.Authenticators;
import io.oktafactors.sandbox.outside.Outside;
import io.oktafactors.sandbox.outside.Phones;
import io.oktafactors.sandbox.outside.Snapshots;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.user.Callers;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Organization;
import io.oktafactors.sandbox.user.Policies;
import io.oktafactors.sandbox.user.Store;
import io.oktafactors.sandbox.user.Tokens;
import io.oktafactors.sandbox.user.UserStatus;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final SignIn signIn;
    private final Outside outside;
    private final Authenticators authenticators;
    private final Phones phones;
    private final Journal journal;
    private final Snapshots snapshots;
    private final Faults faults = new Faults();
    private final SandboxClock clock;
    private final Store store;
    private final String host;
    private final String token;

    private OktaSandbox(Builder builder) {
        clock = new SandboxClock(builder.clock, builder.clockSpeed);
        builder.faults.forEach(faults::add);
        Organization organization = builder.organization.apply(clock.instant());
        Callers callers = organization.callers().and(builder.callers).and(builder.token);
        host = builder.host;
        token = builder.token;
        Store.Content recovered = builder.store == null ? Store.Content.NOTHING : Store.recover(builder.store);
        store = builder.store == null ? null : Store.append(builder.store);
        try {
            Directory directory = new Directory(store == null ? user -> {} : store::save);
            Tokens tokens = new Tokens(organization.makes(), store == null ? seed -> {} : store::save);
            Circumstances circumstances = new Circumstances();
            PersonalLimits personalLimits = new PersonalLimits(callers.limitsOrStandard());
            Messenger messenger = new Messenger(circumstances, personalLimits);
            organization.users().forEach(directory::load);
            tokens.load(organization.yubikeys());
            recovered.users().forEach(directory::load);
            tokens.load(recovered.yubikeys());
            recovered.users().stream()
                    .flatMap(user -> user.messages().stream())
                    .sorted(Comparator.comparing(SandboxMessage::at))
                    .forEach(messenger::remember);
            Policies policies = new Policies(organization.policies());
            Org org = new Org(directory, tokens, policies, messenger, circumstances, personalLimits, clock);
            outside = new Outside(org);
            authenticators = new Authenticators(org);
            phones = new Phones(org);
            journal = new Journal();
            snapshots = new Snapshots(org, faults, store == null ? id -> {} : store::remove);
            FactorApi factors = new FactorApi(org, organization.name(), builder.partialLinks);
            List<Route> routes = new ArrayList<>(factors.routes());
            routes.addAll(new OrgApi(org).routes());
            signIn = callers.signIn(directory, clock);
            server = SandboxServer.start(
                    host,
                    builder.port,
                    Gate.of(signIn, callers.limitsOrStandard(), journal, faults, clock),
                    routes,
                    factors.openRoutes(),
                    new SandboxSide(outside, authenticators, phones, snapshots, journal, faults, clock));
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

    /** What an authenticator app or a token shows now for a factor, or nothing if no app or token has it. */
    public Optional<String> authenticatorCode(String factorId) {
        return authenticators.code(factorId);
    }

    /**
     * What a token of a third party shows now, after the PIN where one is typed, and what it shows next. Every credential id has
     * its token.
     *
     * @param provider {@code RSA} or {@code SYMANTEC}
     */
    public List<String> tokenCodes(String provider, String credentialId) {
        return authenticators.tokenCodes(provider, credentialId);
    }

    /**
     * Presses a YubiKey whose seed the organization has.
     *
     * @return the 44 characters that it types
     * @throws SandboxException if there is no such seed
     */
    public String pressYubikey(String serialNumber) {
        return authenticators.pressYubikey(serialNumber);
    }

    /**
     * Has a security key register for a pending {@code u2f} or {@code webauthn} factor.
     *
     * @param origin of the page that it is used on, such as {@code https://acme.example}
     * @return the fields of the body that activates the factor
     * @throws SandboxException if there is no such factor
     */
    public Map<String, String> securityKeyActivation(String factorId, String origin) {
        return authenticators.activation(factorId, origin);
    }

    /**
     * Has a security key answer the open challenge of a {@code u2f} or {@code webauthn} factor.
     *
     * @return the fields of the body that verifies the factor
     * @throws SandboxException if there is no such factor, or no challenge
     */
    public Map<String, String> securityKeyAssertion(String factorId, String origin) {
        return authenticators.assertion(factorId, origin);
    }

    /** All phones with Okta Verify. */
    public List<SandboxDevice> devices() {
        return phones.devices();
    }

    /**
     * Has a phone scan the QR code, or open the link, of a pending push factor, which is active then.
     *
     * @param activation the factor's id, or the token that an activation message carries
     * @throws SandboxException if there is nothing to activate, or no more
     */
    public SandboxDevice scan(String activation, SandboxDevice phone) {
        return phones.scan(activation, phone);
    }

    /**
     * Sets what a phone does with pushes by itself: {@code ASK}, {@code APPROVE}, {@code DENY} or {@code IGNORE}.
     *
     * @param delay how long it takes for that
     */
    public SandboxDevice setReaction(String deviceId, String reaction, Duration delay) {
        return phones.set(deviceId, null, reaction, delay.toMillis());
    }

    /** Sets how Okta finds a phone: {@code ACTIVE}, {@code SUSPENDED}, {@code GONE}, {@code FACTOR_REMOVED} or {@code USER_REMOVED}. */
    public SandboxDevice setDeviceState(String deviceId, String state) {
        return phones.set(deviceId, state, null, null);
    }

    /** The questions that phones were asked, oldest first; of each user the newest twenty. */
    public List<SandboxPush> pushes() {
        return phones.pushes();
    }

    /** Approves a push that waits, and picks the right number if one is to be picked. */
    public SandboxPush approve(String pushId) {
        return phones.decide(pushId, true, null);
    }

    /** Approves a push that waits by picking a number; a wrong one rejects it. */
    public SandboxPush approve(String pushId, int number) {
        return phones.decide(pushId, true, number);
    }

    public SandboxPush deny(String pushId) {
        return phones.decide(pushId, false, null);
    }

    /** What goes wrong on purpose between clients and Okta: add a fault, end it, see how often it struck. */
    public Faults faults() {
        return faults;
    }

    /** The time here, which can be moved ahead and made faster. */
    public SandboxClock clock() {
        return clock;
    }

    /** The calls to the Okta side, oldest first; the newest 100,000. */
    public List<SandboxCall> calls() {
        return journal.calls();
    }

    /**
     * The calls with a method to the paths of a pattern, such as {@code /api/v1/users/{userId}/factors}, oldest first, for checks
     * that something was done once.
     */
    public List<SandboxCall> calls(String method, String pattern) {
        PathTable<Boolean> wanted = PathTable.of(new PathTable.Row<>(Set.of(method), pattern, true));
        return journal.calls().stream()
                .filter(call -> wanted.find(call.method(), call.path()).isPresent())
                .toList();
    }

    /** Empties the journal of calls. */
    public void forgetCalls() {
        journal.clear();
    }

    /** Keeps the state of the organization, to {@link #restore} it later. */
    public SandboxSnapshot snapshot() {
        return snapshots.take();
    }

    /**
     * Brings the organization back to a snapshot, in the store too. The clock, the journal, the windows of rate limits, and tokens
     * that were given out or revoked stay as they are. Let no client call meanwhile.
     *
     * @throws SandboxException if it was forgotten
     */
    public void restore(SandboxSnapshot snapshot) {
        snapshots.restore(snapshot.id());
    }

    /**
     * Lets go of a snapshot.
     *
     * @throws SandboxException if that happened before
     */
    public void forget(SandboxSnapshot snapshot) {
        snapshots.forget(snapshot.id());
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
        return addUser(profile, status, Set.of());
    }

    /**
     * Adds a user.
     *
     * @param groups names of groups, for enrolment policies
     * @throws SandboxException if the login is taken or the status unknown
     */
    public SandboxUser addUser(SandboxProfile profile, String status, Set<String> groups) {
        return outside.addUser(profile, status, groups);
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
     * Sets a factor's status as administrators and policies do: {@code INACTIVE}, {@code DISABLED}, {@code EXPIRED},
     * {@code ENROLLED} or {@code ACTIVE}.
     *
     * @throws SandboxException if there is no such user, factor or status
     */
    public SandboxUser setFactorStatus(String idOrLogin, String factorId, String status) {
        return outside.setFactorStatus(idOrLogin, factorId, status)
                .orElseThrow(() -> new SandboxException("There is no user " + idOrLogin + "."));
    }

    /**
     * Brings about what makes Okta refuse although the call is right, such as {@code READ_ONLY} or {@code SMS_ALLOWANCE_USED}.
     * The guide lists all names with their errors.
     *
     * @param targets ids of users, phone numbers in E.164, or {@code *} for everybody; none ends it
     * @throws SandboxException if there is no such circumstance
     */
    public void circumstance(String name, String... targets) {
        outside.setCircumstance(name, Set.of(targets));
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

    /** Method and path of all that is under {@code /sandbox}. */
    List<String> outsideRoutes() {
        return server.outside().stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
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

        private String host = "127.0.0.1";
        private int port;
        private String token = DEFAULT_TOKEN;
        private boolean partialLinks;
        private Function<Instant, Organization> organization = Builder::builtIn;
        private Callers callers = Callers.NOBODY;
        private Clock clock = Clock.systemUTC();
        private double clockSpeed = 1;
        private final List<SandboxFault> faults = new ArrayList<>();
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
            callers = callers.with(token);
            return this;
        }

        /** Adds an OAuth service app to those of the organization's YAML. */
        public Builder app(SandboxApp app) {
            callers = callers.with(app);
            return this;
        }

        /** So many calls in each window, by default 100 in 60 s. The call after them gets 429. */
        public Builder rateLimit(int calls, Duration window) {
            return limits(SandboxLimits.of(calls, window));
        }

        /** All limits, instead of those of the organization's YAML. */
        public Builder limits(SandboxLimits limits) {
            callers = callers.with(limits);
            return this;
        }

        /** A rate limit that nobody reaches; the headers are there all the same. */
        public Builder unlimited() {
            return rateLimit(Integer.MAX_VALUE, Duration.ofSeconds(60));
        }

        /** Lists factors with no link but {@code self}, as Okta may: clients have to read a factor before they act on it. */
        public Builder partialLinks() {
            this.partialLinks = true;
            return this;
        }

        /** How many seconds pass in one second: 720 makes an hour of five seconds. By default 1. */
        public Builder clockSpeed(double speed) {
            this.clockSpeed = speed;
            return this;
        }

        /** Something that goes wrong from the start; more of it, and its end, are in {@link OktaSandbox#faults()}. */
        public Builder fault(SandboxFault fault) {
            faults.add(fault);
            return this;
        }

        /** The clock that {@link OktaSandbox#clock()} follows; by default the system's. */
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

        private static Organization builtIn(Instant now) {
            return Organization.read(BUILT_IN, OktaSandbox.class.getResourceAsStream(BUILT_IN), now);
        }
    }
}
