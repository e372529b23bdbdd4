package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.fault.Faults;
import io.oktafactors.sandbox.http.RequestJournal;
import io.oktafactors.sandbox.limit.Shares;
import io.oktafactors.sandbox.signin.SignIn;
import java.time.Clock;

/** Everything that handles a request before an operation. */
public record Gateway(OktaSide oktaSide, TokenSide tokenSide, FaultGate faultGate) {

    public static Gateway of(
            SignIn signIn, SandboxLimits limits, Shares shares, RequestJournal journal, Faults faults, Clock clock) {
        Meter meter = new Meter(limits, shares, clock);
        OktaSide oktaSide = new OktaSide(new Gatekeeper(signIn, meter), meter, journal, clock);
        return new Gateway(oktaSide, new TokenSide(signIn, meter, oktaSide), new FaultGate(faults, oktaSide));
    }
}
