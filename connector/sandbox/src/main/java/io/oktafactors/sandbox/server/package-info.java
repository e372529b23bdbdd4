/** Serves Okta's API and {@code /sandbox} on a port. */
package io.oktafactors.sandbox.server;
