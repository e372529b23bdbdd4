package io.oktafactors.sandbox;

import io.oktafactors.sandbox.api.SandboxClock;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.http.RequestJournal;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.http.control.SandboxContext;
import io.oktafactors.sandbox.http.gateway.Gateway;
import io.oktafactors.sandbox.http.okta.FactorApi;
import io.oktafactors.sandbox.http.okta.OrgApi;
import io.oktafactors.sandbox.limit.PersonalLimits;
import io.oktafactors.sandbox.limit.Shares;
import io.oktafactors.sandbox.operation.Circumstances;
import io.oktafactors.sandbox.operation.Messenger;
import io.oktafactors.sandbox.operation.Services;
import io.oktafactors.sandbox.organization.Callers;
import io.oktafactors.sandbox.organization.Organization;
import io.oktafactors.sandbox.outside.Authenticators;
import io.oktafactors.sandbox.outside.Outside;
import io.oktafactors.sandbox.outside.Phones;
import io.oktafactors.sandbox.outside.PrincipalLimits;
import io.oktafactors.sandbox.outside.Snapshots;
import io.oktafactors.sandbox.server.SandboxServer;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.signin.SignInMemory;
import io.oktafactors.sandbox.store.Store;
import io.oktafactors.sandbox.store.StoredState;
import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.Policies;
import io.oktafactors.sandbox.user.Setting;
import io.oktafactors.sandbox.user.StateLock;
import io.oktafactors.sandbox.user.StateWriter;
import io.oktafactors.sandbox.user.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of a running sandbox.
 *
 * @param token the super administrator's API token
 * @param store null if there is no store
 */
record SandboxParts(String token, SandboxContext context, SandboxServer server, Store store) implements AutoCloseable {

    /** Creates a sandbox and starts to listen. */
    static SandboxParts start(OktaSandboxBuilder options) {
        SandboxClock clock = new SandboxClock(options.clock, options.clockSpeed);
        Organization organization = options.organization.apply(clock.instant());
        Store store = options.store == null ? null : Store.open(options.store);
        try {
            StoredState recovered = store == null ? new StoredState() : store.recover(clock.instant());
            return assembled(options, clock, organization, recovered, store);
        } catch (RuntimeException e) {
            close(store);
            throw e;
        }
    }

    private static SandboxParts assembled(
            OktaSandboxBuilder options,
            SandboxClock clock,
            Organization organization,
            StoredState recovered,
            Store store) {
        StateLock lock = new StateLock();
        StateWriter ledger = store == null ? StateWriter.NONE : store;
        Callers callers = organization.callers().and(options.callers).and(options.token);
        Directory directory = new Directory(lock, user -> ledger.write(Entry.of(user)));
        Tokens tokens = new Tokens(organization.makes(), seed -> ledger.write(Entry.of(seed)));
        Circumstances circumstances = new Circumstances(ledger);
        PersonalLimits personalLimits = new PersonalLimits(callers.limitsOrStandard());
        Messenger messenger = new Messenger(circumstances, personalLimits);
        organization.users().forEach(directory::load);
        tokens.load(organization.yubikeys());
        recovered.users().forEach(directory::load);
        tokens.load(recovered.yubikeys());
        recovered.settings(Setting.Kind.CIRCUMSTANCE).forEach(circumstances::load);
        recovered.users().stream()
                .flatMap(user -> user.messages().stream())
                .sorted(Directory.OLDEST_FIRST)
                .forEach(messenger::remember);
        Policies policies = new Policies(organization.policies());
        Services services = new Services(
                directory, tokens, policies, messenger, circumstances, personalLimits, ledger, lock, clock);
        SignIn signIn = callers.signIn(directory, memory(recovered, ledger), clock);
        Shares shares = new Shares(callers.limitsOrStandard());
        PrincipalLimits principalLimits = new PrincipalLimits(shares, signIn, services);
        recovered.settings(Setting.Kind.SHARE).forEach(principalLimits::load);

        Faults faults = new Faults();
        options.faults.forEach(faults::add);
        SandboxContext context = new SandboxContext(
                new Outside(services),
                new Authenticators(services),
                new Phones(services),
                new Snapshots(services, principalLimits, faults),
                signIn,
                principalLimits,
                new RequestJournal(),
                faults,
                clock,
                lock);
        FactorApi factors = new FactorApi(services, organization.name(), options.partialLinks);
        List<Route> routes = new ArrayList<>(factors.routes());
        routes.addAll(new OrgApi(services).routes());
        SandboxServer server = SandboxServer.start(
                options.host,
                options.port,
                options.allowedHosts,
                Gateway.of(signIn, callers.limitsOrStandard(), shares, context.journal(), faults, clock),
                routes,
                factors.openRoutes(),
                context);
        return new SandboxParts(options.token, context, server, store);
    }

    private static SignInMemory memory(StoredState recovered, StateWriter ledger) {
        Set<String> revoked = recovered
                .settings(Setting.Kind.REVOKED_TOKEN)
                .map(Setting::name)
                .collect(Collectors.toSet());
        return new SignInMemory(
                recovered.tokens(),
                revoked,
                token -> ledger.write(Entry.of(token)),
                name -> ledger.write(
                        Entry.of(new Setting(Setting.Kind.REVOKED_TOKEN, name, List.of(Boolean.toString(true))))));
    }

    @Override
    public void close() {
        server.close();
        close(store);
    }

    private static void close(Store store) {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public String toString() {
        return "SandboxParts[" + server.url() + "]"; // toString() must not show the token
    }
}
