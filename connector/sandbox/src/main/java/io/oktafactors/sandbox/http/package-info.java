/** Both sides on the wire: routes, checks of a call, rendering. */
package io.oktafactors.sandbox.http;
