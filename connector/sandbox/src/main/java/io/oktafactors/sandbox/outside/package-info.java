/** The people and devices outside of Okta. */
package io.oktafactors.sandbox.outside;
