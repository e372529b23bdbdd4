/** Okta's operations on the factors of a user. */
package io.oktafactors.sandbox.operation;
