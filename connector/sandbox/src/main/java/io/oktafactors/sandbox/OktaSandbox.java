package io.oktafactors.sandbox;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxClock;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxProfile;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.api.SandboxSnapshot;
import io.oktafactors.sandbox.api.SandboxUser;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.http.control.SandboxContext;
import io.oktafactors.sandbox.limit.PathTable;
import io.oktafactors.sandbox.proof.OpenCode.Ending;
import io.oktafactors.sandbox.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A local organization that answers the User Factors API as Okta does. It is not Okta, and it sends no codes. {@code /api/v1}
 * is Okta's API, with its states, links, errors and limits. {@code /sandbox} plays the people and devices outside of Okta:
 * codes are read there.
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
    /** The default API token. Tokens of a sandbox are not secret. */
    public static final String DEFAULT_TOKEN = "sandbox-token";

    private final SandboxParts parts;
    private final SandboxContext context;

    OktaSandbox(SandboxParts parts) {
        this.parts = parts;
        this.context = parts.context();
    }

    public static OktaSandboxBuilder builder() {
        return new OktaSandboxBuilder();
    }

    /** The URL that it listens on, without a trailing slash, such as {@code http://127.0.0.1:8081}. */
    public String url() {
        return parts.server().url();
    }

    /** The API token of the super administrator, for {@code Authorization: SSWS …}. */
    public String token() {
        return parts.token();
    }

    /** All users by login, whatever their status. */
    public List<SandboxUser> users() {
        return context.outside().users();
    }

    public Optional<SandboxUser> user(String idOrLogin) {
        return context.outside().user(idOrLogin);
    }

    /** The codes that phones and mailboxes received, oldest first; the newest hundred of each user. */
    public List<SandboxMessage> messages() {
        return context.outside().messages();
    }

    /** The codes that one phone number or email address received, oldest first. */
    public List<SandboxMessage> messagesTo(String address) {
        return context.outside().messagesTo(address);
    }

    /** The code that the authenticator app or token of a factor shows now; empty if the factor has neither. */
    public Optional<String> authenticatorCode(String factorId) {
        return context.authenticators().code(factorId);
    }

    /**
     * The code that a token of RSA or Symantec shows now, and the next one. The PIN comes first if the token has one. There is
     * a token for every credential id.
     *
     * @param provider {@code RSA} or {@code SYMANTEC}
     */
    public List<String> tokenCodes(String provider, String credentialId) {
        return context.authenticators().tokenCodes(provider, credentialId);
    }

    /**
     * Presses a YubiKey whose seed the organization has.
     *
     * @return the 44 characters that it types
     * @throws SandboxException if there is no such seed
     */
    public String pressYubikey(String serialNumber) {
        return context.authenticators().pressYubikey(serialNumber);
    }

    /**
     * Has a security key register for a pending {@code u2f} or {@code webauthn} factor.
     *
     * @param origin of the page that it is used on, such as {@code https://acme.example}
     * @return the fields of the body that activates the factor
     * @throws SandboxException if there is no such factor
     */
    public Map<String, String> securityKeyActivation(String factorId, String origin) {
        return context.authenticators().activation(factorId, origin);
    }

    /**
     * Has a security key answer the open challenge of a {@code u2f} or {@code webauthn} factor.
     *
     * @return the fields of the body that verifies the factor
     * @throws SandboxException if there is no such factor, or no challenge
     */
    public Map<String, String> securityKeyAssertion(String factorId, String origin) {
        return context.authenticators().assertion(factorId, origin);
    }

    /** All phones with Okta Verify. */
    public List<SandboxDevice> devices() {
        return context.phones().devices();
    }

    /**
     * Has a phone scan the QR code, or open the link, of a pending push factor. The factor is then active.
     *
     * @param activation the factor's id, or the token that an activation message carries
     * @throws SandboxException if there is nothing to activate, or no more
     */
    public SandboxDevice scan(String activation, SandboxDevice phone) {
        return context.phones().scan(activation, phone);
    }

    /**
     * Cancels the pending activation of a push factor.
     *
     * @param activation as for {@link #scan}
     * @throws SandboxException if nothing waits
     */
    public void cancelActivation(String activation) {
        context.phones().endActivation(activation, Ending.CANCELLED);
    }

    /** Lets the activation of a push factor fail, otherwise as {@link #cancelActivation}. */
    public void failActivation(String activation) {
        context.phones().endActivation(activation, Ending.ERROR);
    }

    /**
     * Sets the automatic reaction of a phone to pushes: {@code ASK}, {@code APPROVE}, {@code DENY} or {@code IGNORE}.
     *
     * @param delay how long it takes for that
     */
    public SandboxDevice setReaction(String deviceId, String reaction, Duration delay) {
        return context.phones().set(deviceId, null, reaction, delay.toMillis());
    }

    /**
     * Sets the state in which Okta finds a phone: {@code ACTIVE}, {@code SUSPENDED}, {@code GONE}, {@code FACTOR_REMOVED} or
     * {@code USER_REMOVED}.
     */
    public SandboxDevice setDeviceState(String deviceId, String state) {
        return context.phones().set(deviceId, state, null, null);
    }

    /** The prompts that were pushed to phones, oldest first; the newest twenty of each user. */
    public List<SandboxPush> pushes() {
        return context.phones().pushes();
    }

    /** Approves a pending push, with the right number if there is a number challenge. */
    public SandboxPush approve(String pushId) {
        return context.phones().decide(pushId, true, null);
    }

    /** Approves a pending push by picking a number; a wrong number rejects it. */
    public SandboxPush approve(String pushId, int number) {
        return context.phones().decide(pushId, true, number);
    }

    public SandboxPush deny(String pushId) {
        return context.phones().decide(pushId, false, null);
    }

    /** The faults between clients and Okta: add a fault, remove it, see how often it was applied. */
    public Faults faults() {
        return context.faults();
    }

    /** The clock of the sandbox, which can be moved forward and made faster. */
    public SandboxClock clock() {
        return context.clock();
    }

    /** The calls to Okta's API, oldest first; the newest 100,000. */
    public List<SandboxCall> calls() {
        return context.journal().calls();
    }

    /**
     * The calls with a method and a path that matches a pattern, such as {@code /api/v1/users/{userId}/factors}, oldest first.
     * Use it to check that something was done once.
     */
    public List<SandboxCall> calls(String method, String pattern) {
        PathTable<Boolean> wanted = PathTable.of(new PathTable.Row<>(Set.of(method), pattern, true));
        return context.journal().calls().stream()
                .filter(call -> wanted.find(call.method(), call.path()).isPresent())
                .toList();
    }

    /** Empties the journal of calls. */
    public void forgetCalls() {
        context.journal().clear();
    }

    /** Saves the state of the organization, for {@link #restore}. */
    public SandboxSnapshot snapshot() {
        return context.snapshots().take();
    }

    /**
     * Restores the state of a snapshot, in the store too. The clock, the journal, the windows of rate limits, and tokens that
     * were issued or revoked are not changed. Each call sees either the old or the new state.
     *
     * @throws SandboxException if the snapshot was deleted
     */
    public void restore(SandboxSnapshot snapshot) {
        context.snapshots().restore(snapshot.id());
    }

    /**
     * Deletes a snapshot.
     *
     * @throws SandboxException if it was deleted before
     */
    public void forget(SandboxSnapshot snapshot) {
        context.snapshots().forget(snapshot.id());
    }

    /**
     * Adds an ACTIVE user whose login is their primary address. The same login always gets the same id.
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
        return context.outside().addUser(profile, status, groups);
    }

    /**
     * Sets a user's status, without the side effects of a lifecycle operation in Okta: the factors are not changed.
     *
     * @throws SandboxException if there is no such user or status
     */
    public SandboxUser setStatus(String idOrLogin, String status) {
        return context.outside()
                .setStatus(idOrLogin, status)
                .orElseThrow(() -> new SandboxException("There is no user " + idOrLogin + "."));
    }

    /**
     * Sets a factor's status as administrators and policies do: {@code INACTIVE}, {@code DISABLED}, {@code EXPIRED},
     * {@code ENROLLED} or {@code ACTIVE}.
     *
     * @throws SandboxException if there is no such user, factor or status
     */
    public SandboxUser setFactorStatus(String idOrLogin, String factorId, String status) {
        return context.outside()
                .setFactorStatus(idOrLogin, factorId, status)
                .orElseThrow(() -> new SandboxException("There is no user " + idOrLogin + "."));
    }

    /**
     * Switches a circumstance on or off. A circumstance makes the sandbox answer correct calls with an error of Okta, such as
     * {@code READ_ONLY} or {@code SMS_ALLOWANCE_USED}. The guide lists all names with their errors.
     *
     * @param targets ids of users, phone numbers in E.164, or {@code *} for everybody; none switches it off
     * @throws SandboxException if there is no such circumstance
     */
    public void circumstance(String name, String... targets) {
        context.outside().setCircumstance(name, Set.of(targets));
    }

    /**
     * Revokes an API token: it is refused from now on.
     *
     * @param name the token's name; that of the one in {@link #token()} is {@code sandbox}
     * @throws SandboxException if there is no such token
     */
    public void revokeToken(String name) {
        context.signIn().revokeToken(name);
    }

    /**
     * Gives an API token or an app another share of the limits.
     *
     * @param principal name of the token, or client id
     * @throws SandboxException if there is no such token or app
     */
    public void setShare(String principal, SandboxLimits.Share share) {
        context.principalLimits().set(principal, share);
    }

    /**
     * Revokes the access tokens of an app: they are refused from now on. The app may request new ones.
     *
     * @throws SandboxException if there is no such app
     */
    public void revokeAccessTokens(String clientId) {
        context.signIn().revokeAccessTokens(clientId);
    }

    /** Methods and paths of the API under {@code /sandbox}. */
    List<String> outsideRoutes() {
        return parts.server().outside().stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
    }

    /** Stops listening. All changes are in the store already. */
    @Override
    public void close() {
        parts.close();
    }
}
