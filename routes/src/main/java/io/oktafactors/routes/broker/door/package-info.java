/** Checks of what the port of the embedded broker receives, before and after the sign-in. */
package io.oktafactors.routes.broker.door;
