/**
 * The counting: what each rate-limit bucket has left, who waits for it, and what this node may use of it. Internal.
 */
package io.oktafactors.camel.budget.ledger;
