/**
 * Leave to send an attempt: the limits of the recipient first, then the rate-limit budget. Internal.
 */
package io.oktafactors.camel.admission;
