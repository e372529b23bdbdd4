package io.oktafactors.sandbox.proof;

/** Who stands behind a factor, in Okta's spelling. */
public enum Provider {
    OKTA,
    GOOGLE,
    RSA,
    SYMANTEC,
    YUBICO,
    CUSTOM,
    FIDO,
    DUO
}
