/**
 * A local organization that answers the User Factors API as Okta does. This package is for users; the packages below it are
 * internal and may change.
 *
 * <p>A call goes from {@code http} (server, headers, JSON) through {@code signin} (authentication and permissions) and {@code
 * limit} (rate limits) to an {@code operation}, which changes one {@code user} of the directory. The properties of a factor
 * type are its row in {@code factor}; Okta's errors are rows in {@code error}. {@code outside} has the phones, mailboxes and
 * authenticators outside of Okta, and {@code fault} the simulated faults. The packages depend on each other in this order only:
 * {@code http}, {@code outside}, {@code operation}, {@code user}, {@code signin}, {@code fault}, {@code limit}, {@code factor},
 * {@code json}, {@code error}.
 */
package io.oktafactors.sandbox;
