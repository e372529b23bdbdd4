/** The file that keeps the state of an organization over restarts. */
package io.oktafactors.sandbox.store;
