package io.oktafactors.sandbox.operation;

/** The points at which a circumstance may occur. */
public enum FailurePoint {
    /** Any call that changes something. */
    CHANGE,
    LIST,
    ENROLL_PUSH,
    /** Before a factor is challenged or verified. */
    VERIFY,
    CHALLENGE,
    NUMBER_CHALLENGE,
    /** Before a code of RSA or Symantec is checked. */
    TOKEN,
    RSA,
    PHONE_ENROLMENT,
    SMS,
    CALL,
    CALL_RESEND
}
