/**
 * A local organization that answers the user factor API as Okta does.
 *
 * <p>A call goes from {@code SandboxServer} (HTTP) through {@code OktaSide} (token, headers, rate limit, errors, journal) to an
 * operation of {@code FactorApi}, which has {@code Enrolments} or {@code Verifications} take one step on one user of the
 * {@code Directory}. What a factor type allows is its row in {@code FactorType}; what Okta calls a refusal is a row in
 * {@code OktaErrorCode}. {@code SandboxSide} is the world outside of Okta.
 */
package io.oktafactors.sandbox;
