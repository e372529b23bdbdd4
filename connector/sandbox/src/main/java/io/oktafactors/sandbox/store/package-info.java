/** The file that stores the state of an organization over restarts. */
package io.oktafactors.sandbox.store;
