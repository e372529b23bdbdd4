/**
 * Limits of one phone, mailbox or user, and caps on codes, which calls pass before the budget. The package knows keys and no
 * numbers, and neither operations nor HTTP. Internal.
 */
package io.oktafactors.camel.gate;
