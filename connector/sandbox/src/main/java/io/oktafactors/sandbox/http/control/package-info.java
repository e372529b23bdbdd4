/** The paths under {@code /sandbox}: what tests and demonstrations see and change, and the page for a browser. */
package io.oktafactors.sandbox.http.control;
