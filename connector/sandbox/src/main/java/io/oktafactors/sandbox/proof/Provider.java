package io.oktafactors.sandbox.proof;

/** The provider of a factor, in Okta's spelling. */
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
