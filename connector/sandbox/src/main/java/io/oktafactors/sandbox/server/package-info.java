/** Puts the routes of both sides on a port. */
package io.oktafactors.sandbox.server;
