/** Okta's errors: codes, statuses and texts as data. */
package io.oktafactors.sandbox.error;
