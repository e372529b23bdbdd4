package io.oktafactors.routes.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * An enrolled factor that is not activated yet.
 *
 * @param factorId id of the factor
 * @param login login of its owner
 * @param factorType type of the factor
 * @param enrolledAt when it was enrolled, or first seen
 * @param codeSentAt when the newest code was requested
 * @param resends how many codes were requested after the first
 * @param checks how often the factor was checked
 */
public record Pending(
        String factorId,
        String login,
        String factorType,
        Instant enrolledAt,
        Instant codeSentAt,
        int resends,
        int checks) {

    /** The factor types for which Okta can send the activation code again. */
    private static final Set<String> SENT = Set.of("sms", "call", "email");

    /** What is to be done for the factor. */
    public enum Due {
        NOTHING,
        /** Another code. */
        RESEND,
        /** The removal of the factor. */
        WITHDRAWAL
    }

    /**
     * @param resendAfter wait between two codes
     * @param resends how many codes are sent after the first
     * @param withdrawAfter how long after its enrollment a factor that is still pending is removed
     */
    public record Limits(Duration resendAfter, int resends, Duration withdrawAfter) {}

    /** What is to be done at a time. */
    public Due due(Limits limits, Instant now) {
        if (!enrolledAt.plus(limits.withdrawAfter()).isAfter(now)) {
            return Due.WITHDRAWAL;
        }
        boolean another = SENT.contains(factorType)
                && resends < limits.resends()
                && !codeSentAt.plus(limits.resendAfter()).isAfter(now);
        return another ? Due.RESEND : Due.NOTHING;
    }
}
