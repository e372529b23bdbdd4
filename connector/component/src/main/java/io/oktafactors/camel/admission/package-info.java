/** Decides when an attempt may be sent: first the limits of the recipient, then the rate-limit budget. Internal. */
package io.oktafactors.camel.admission;
