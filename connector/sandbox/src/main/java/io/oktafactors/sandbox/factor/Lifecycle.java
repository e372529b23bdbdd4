package io.oktafactors.sandbox.factor;

import static io.oktafactors.sandbox.factor.FactorStatus.ACTIVE;
import static io.oktafactors.sandbox.factor.FactorStatus.NOT_SETUP;
import static io.oktafactors.sandbox.factor.FactorStatus.PENDING_ACTIVATION;
import static io.oktafactors.sandbox.factor.LifecycleStep.ACTIVATE;
import static io.oktafactors.sandbox.factor.LifecycleStep.ANSWER;
import static io.oktafactors.sandbox.factor.LifecycleStep.CHALLENGE;
import static io.oktafactors.sandbox.factor.LifecycleStep.ENROLL;
import static io.oktafactors.sandbox.factor.LifecycleStep.ENROLL_ACTIVE;
import static io.oktafactors.sandbox.factor.LifecycleStep.POLL;
import static io.oktafactors.sandbox.factor.LifecycleStep.RESEND;
import static io.oktafactors.sandbox.factor.LifecycleStep.SCAN;
import static io.oktafactors.sandbox.factor.LifecycleStep.SEND;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import java.util.List;
import java.util.Set;

/**
 * The state machine of factors. A row has a status, a step, and the status after the step. A step without a row is refused,
 * with the same error for all types. Reading and unenrolling are possible in every status and have no rows.
 */
public enum Lifecycle {
    /** Active at once: the person has or knows the proof already. */
    AT_ONCE(row(NOT_SETUP, ENROLL, ACTIVE), row(ACTIVE, ANSWER, ACTIVE)),
    /** Known to the organization before, and not enrolled by a call. */
    KNOWN(row(ACTIVE, ANSWER, ACTIVE)),
    /** A token whose seed the caller supplies, so the caller must activate it at once. */
    SEEDED(row(NOT_SETUP, ENROLL_ACTIVE, ACTIVE), row(ACTIVE, ANSWER, ACTIVE)),
    /** A code is sent to the person at each step. */
    SENT_CODE(
            row(NOT_SETUP, ENROLL, PENDING_ACTIVATION),
            row(NOT_SETUP, ENROLL_ACTIVE, ACTIVE),
            row(PENDING_ACTIVATION, ENROLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ENROLL_ACTIVE, ACTIVE),
            row(PENDING_ACTIVATION, RESEND, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ACTIVATE, ACTIVE),
            row(ACTIVE, CHALLENGE, ACTIVE),
            row(ACTIVE, ANSWER, ACTIVE)),
    /** An app that shows codes. */
    APP(
            row(NOT_SETUP, ENROLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ENROLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ACTIVATE, ACTIVE),
            row(ACTIVE, ANSWER, ACTIVE)),
    /** A key that signs a challenge. */
    KEY(
            row(NOT_SETUP, ENROLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ENROLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ACTIVATE, ACTIVE),
            row(ACTIVE, CHALLENGE, ACTIVE),
            row(ACTIVE, ANSWER, ACTIVE)),
    /** A device that activates and answers by itself; callers poll. */
    DEVICE(
            row(NOT_SETUP, ENROLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ENROLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, ACTIVATE, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, POLL, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, SEND, PENDING_ACTIVATION),
            row(PENDING_ACTIVATION, SCAN, ACTIVE),
            row(ACTIVE, ACTIVATE, ACTIVE),
            row(ACTIVE, POLL, ACTIVE),
            row(ACTIVE, CHALLENGE, ACTIVE)),
    /** Enrolled elsewhere; in the sandbox it can be read and removed only. */
    FOREIGN;

    private static final Set<FactorStatus> SWITCHED_OFF =
            Set.of(FactorStatus.INACTIVE, FactorStatus.DISABLED, FactorStatus.EXPIRED);

    private final List<Row> rows;

    Lifecycle(Row... rows) {
        this.rows = List.of(rows);
    }

    /** A transition. */
    public record Row(FactorStatus from, LifecycleStep step, FactorStatus to) {}

    public List<Row> rows() {
        return rows;
    }

    public boolean allows(FactorStatus from, LifecycleStep step) {
        return rows.stream().anyMatch(row -> row.from == from && row.step == step);
    }

    /** Whether the step is possible in any status. */
    public boolean knows(LifecycleStep step) {
        return rows.stream().anyMatch(row -> row.step == step);
    }

    /** Whether it can be enrolled by a call. */
    public boolean enrols() {
        return knows(ENROLL) || knows(ENROLL_ACTIVE);
    }

    /**
     * The status after a step.
     *
     * @throws OktaError if the step has no row
     */
    public FactorStatus after(FactorStatus from, LifecycleStep step) {
        for (Row row : rows) {
            if (row.from == from && row.step == step) {
                return row.to;
            }
        }
        throw OktaError.of(refusal(from, step));
    }

    private OktaErrorCode refusal(FactorStatus from, LifecycleStep step) {
        if (SWITCHED_OFF.contains(from)) {
            return OktaErrorCode.FACTOR_INACTIVE;
        }
        boolean activated = step == ACTIVATE && from == ACTIVE;
        return knows(step) || activated ? step.wrongStatus : OktaErrorCode.UNSUPPORTED;
    }

    private static Row row(FactorStatus from, LifecycleStep step, FactorStatus to) {
        return new Row(from, step, to);
    }
}
