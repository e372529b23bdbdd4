/** What a call to the Okta side passes before an operation: faults, signing in, rate limits, and the journal. */
package io.oktafactors.sandbox.http.gateway;
