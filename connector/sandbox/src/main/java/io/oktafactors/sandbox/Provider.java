package io.oktafactors.sandbox;

/** Who stands behind a factor, in Okta's spelling. */
enum Provider {
    OKTA,
    GOOGLE
}
