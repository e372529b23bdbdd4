package io.oktafactors.sandbox.operation;

/** When a circumstance can come into play. */
public enum FailurePoint {
    /** Any call that changes something. */
    CHANGE,
    LIST,
    ENROLL_PUSH,
    /** A factor is about to be challenged or proven. */
    VERIFY,
    CHALLENGE,
    NUMBER_CHALLENGE,
    /** A code of RSA or Symantec is about to be checked. */
    TOKEN,
    RSA,
    PHONE_ENROLMENT,
    SMS,
    CALL,
    CALL_RESEND
}
