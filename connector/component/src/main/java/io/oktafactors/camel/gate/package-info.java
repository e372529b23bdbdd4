/**
 * What is bounded for one phone, mailbox or user, and what codes may cost: gates that calls pass before the budget. They know
 * keys and no numbers, and neither operations nor HTTP. Not for users of the component.
 */
package io.oktafactors.camel.gate;
