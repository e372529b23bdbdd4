/**
 * OAuth 2.0 for service apps: client assertions, access tokens and DPoP proofs. Each thing that Okta checks is a row of
 * {@code TokenCheck}, {@code AssertionCheck} or {@code ProofCheck} with what Okta says when it fails; the rows are tried in order.
 */
package io.oktafactors.sandbox.oauth;
