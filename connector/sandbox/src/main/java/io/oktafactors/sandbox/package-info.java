/**
 * A local organization that answers the user factor API as Okta does. This package is what its users see; the packages below it
 * are the inside and may change.
 *
 * <p>A call goes from {@code http} (server, headers, rendering) through {@code signin} (who calls, and whether they may) and
 * {@code limit} (how much) to an {@code operation}, which takes one step on one {@code user} of the directory. What a factor
 * type allows is its row in {@code factor}; what Okta calls a refusal is a row in {@code error}. {@code outside} is the world
 * outside of Okta: phones, mailboxes, authenticators, and {@code fault} is what goes wrong on the way. The packages depend on each
 * other in this order only: {@code http}, {@code outside}, {@code operation}, {@code user}, {@code signin}, {@code fault}, {@code
 * limit}, {@code factor}, {@code json}, {@code error}.
 */
package io.oktafactors.sandbox;
