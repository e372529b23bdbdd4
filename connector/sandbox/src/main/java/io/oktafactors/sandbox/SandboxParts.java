package io.oktafactors.sandbox;

import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.http.FactorApi;
import io.oktafactors.sandbox.http.Gate;
import io.oktafactors.sandbox.http.Journal;
import io.oktafactors.sandbox.http.OrgApi;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.http.SandboxServer;
import io.oktafactors.sandbox.http.SandboxSide;
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
import java.util.ArrayList;
import java.util.List;

/**
 * What a running sandbox consists of.
 *
 * @param token the super administrator's API token
 * @param store null if nothing is kept
 */
record SandboxParts(
        String token,
        SandboxClock clock,
        Outside outside,
        Authenticators authenticators,
        Phones phones,
        Journal journal,
        Snapshots snapshots,
        Faults faults,
        SignIn signIn,
        SandboxServer server,
        Store store)
        implements AutoCloseable {

    /** Puts a sandbox together and has it listen. */
    static SandboxParts start(OktaSandboxBuilder options) {
        SandboxClock clock = new SandboxClock(options.clock, options.clockSpeed);
        Organization organization = options.organization.apply(clock.instant());
        Store.Content recovered = options.store == null ? Store.Content.NOTHING : Store.recover(options.store);
        Store store = options.store == null ? null : Store.append(options.store);
        try {
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
            Store.Content recovered,
            Store store) {
        Callers callers = organization.callers().and(options.callers).and(options.token);
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
                .sorted(Directory.OLDEST_FIRST)
                .forEach(messenger::remember);
        Policies policies = new Policies(organization.policies());
        Org org = new Org(directory, tokens, policies, messenger, circumstances, personalLimits, clock);

        Outside outside = new Outside(org);
        Authenticators authenticators = new Authenticators(org);
        Phones phones = new Phones(org);
        Journal journal = new Journal();
        Faults faults = new Faults();
        options.faults.forEach(faults::add);
        Snapshots snapshots = new Snapshots(org, faults, store == null ? id -> {} : store::remove);
        SignIn signIn = callers.signIn(directory, clock);

        FactorApi factors = new FactorApi(org, organization.name(), options.partialLinks);
        List<Route> routes = new ArrayList<>(factors.routes());
        routes.addAll(new OrgApi(org).routes());
        SandboxServer server = SandboxServer.start(
                options.host,
                options.port,
                Gate.of(signIn, callers.limitsOrStandard(), journal, faults, clock),
                routes,
                factors.openRoutes(),
                new SandboxSide(outside, authenticators, phones, snapshots, journal, faults, clock));
        return new SandboxParts(
                options.token,
                clock,
                outside,
                authenticators,
                phones,
                journal,
                snapshots,
                faults,
                signIn,
                server,
                store);
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
        return "SandboxParts[" + server.url() + "]"; // the token stays out of every text
    }
}
