/**
 * Who calls, and whether they may: API tokens, OAuth service apps with private keys, access tokens, DPoP. Each thing that Okta
 * checks is a row of {@code TokenCheck}, {@code AssertionCheck} or {@code ProofCheck} with what Okta says when it fails; the
 * rows are tried in order. What comes in is {@link io.oktafactors.sandbox.signin.Credentials}, what goes out a
 * {@link io.oktafactors.sandbox.signin.Principal} or a refusal.
 */
package io.oktafactors.sandbox.signin;
