package io.oktafactors.sandbox.factor;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import java.time.Instant;

/**
 * What shows that the person holds the factor: the field that carries it and how it is checked. A time-based code is used up by
 * whatever took it, activation included; Okta does not say whether it is as strict there.
 */
public enum Proof {
    CODE("passCode", "Your passcode doesn't match our records. Please try again.") {
        @Override
        public Factor check(Factor factor, String given, Instant now) {
            if (factor.openCode() == null || !factor.openCode().matches(given, now)) {
                throw wrong();
            }
            return factor.withOpenCode(null);
        }
    },
    ANSWER("answer", "Your answer doesn't match our records. Please try again.") {
        @Override
        public Factor check(Factor factor, String given, Instant now) {
            if (!factor.subject().secret().equals(given)) {
                throw wrong();
            }
            return factor;
        }
    },
    TOTP("passCode", "Your passcode doesn't match our records. Please try again.") {
        @Override
        public Factor check(Factor factor, String given, Instant now) {
            Integer distance = Totp.distance(factor.subject().secret(), given, now, RECOGNISED_STEPS);
            if (distance == null) {
                throw wrong();
            }
            long step = Totp.step(now) + distance;
            if (step <= factor.lastTotpStep()) {
                throw OktaErrorCode.CODE_REPLAYED.error();
            }
            if (Math.abs(distance) > ACCEPTED_STEPS) {
                throw OktaErrorCode.CODE_OUT_OF_WINDOW.error();
            }
            return factor.withLastTotpStep(step);
        }
    };

    /** Drift of an authenticator's clock that is forgiven, in steps of 30 seconds. */
    private static final int ACCEPTED_STEPS = 1;
    /** Drift that is still told apart from a wrong code. */
    private static final int RECOGNISED_STEPS = 10;

    public final String field;
    private final String cause;

    Proof(String field, String cause) {
        this.field = field;
        this.cause = cause;
    }

    /** The factor after the proof was used, or an error that says why it is refused. */
    public abstract Factor check(Factor factor, String given, Instant now);

    public OktaError wrong() {
        return OktaErrorCode.WRONG_PROOF.error("", cause);
    }
}
