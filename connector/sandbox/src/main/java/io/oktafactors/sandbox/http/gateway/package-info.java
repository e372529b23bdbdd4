/** What happens to a call to Okta's API before an operation: faults, authentication, rate limits, and the journal. */
package io.oktafactors.sandbox.http.gateway;
