package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxClock;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.http.RequestJournal;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.outside.Authenticators;
import io.oktafactors.sandbox.outside.Outside;
import io.oktafactors.sandbox.outside.Phones;
import io.oktafactors.sandbox.outside.PrincipalLimits;
import io.oktafactors.sandbox.outside.Snapshots;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.user.StateLock;
import java.util.ArrayList;
import java.util.List;

/** The objects that the paths under {@code /sandbox} show and change. */
public record SandboxContext(
        Outside outside,
        Authenticators authenticators,
        Phones phones,
        Snapshots snapshots,
        SignIn signIn,
        PrincipalLimits principalLimits,
        RequestJournal journal,
        Faults faults,
        SandboxClock clock,
        StateLock lock) {

    /** All routes under {@code /sandbox}. Those of snapshots hold the write lock, the others the read lock. */
    public List<Route> routes() {
        List<Route> sharing = new ArrayList<>();
        sharing.addAll(new Devices(authenticators, phones).routes());
        sharing.addAll(Pages.routes());
        sharing.addAll(new JournalSide(journal, outside).routes());
        sharing.addAll(new FaultsSide(faults).routes());
        sharing.addAll(new ClockSide(clock).routes());
        sharing.addAll(new PeopleSide(outside).routes());
        sharing.addAll(new CallersSide(signIn, principalLimits).routes());
        List<Route> routes = new ArrayList<>(Route.sharing(lock, sharing));
        routes.addAll(new SnapshotsSide(snapshots).routes());
        return routes;
    }
}
