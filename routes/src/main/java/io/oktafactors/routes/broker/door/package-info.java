/** What comes in at the port of the embedded broker, before and after the sign-in. */
package io.oktafactors.routes.broker.door;
