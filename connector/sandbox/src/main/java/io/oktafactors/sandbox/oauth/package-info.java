/**
 * OAuth 2.0 for service apps: client assertions, access tokens and DPoP proofs. Each check of Okta is a row of {@code
 * TokenCheck}, {@code AssertionCheck} or {@code ProofCheck} with Okta's error; the rows are checked in order.
 */
package io.oktafactors.sandbox.oauth;
