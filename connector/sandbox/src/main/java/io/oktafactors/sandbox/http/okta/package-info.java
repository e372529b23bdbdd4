/** The operations of Okta over HTTP, and how Okta writes its answers in JSON. */
package io.oktafactors.sandbox.http.okta;
