/**
 * The operation table, its parameters and links. {@link io.oktafactors.camel.operation.OktaFactorsOperation},
 * {@link io.oktafactors.camel.operation.OktaFactorsOutcome} and {@link io.oktafactors.camel.operation.OktaFactorsOutputType} are for
 * users of the component; the rest is internal.
 */
package io.oktafactors.camel.operation;
