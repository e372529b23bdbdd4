/** The counting: what is left of each rate-limit bucket, which calls wait for it, and what this node may use of it. Internal. */
package io.oktafactors.camel.budget.ledger;
