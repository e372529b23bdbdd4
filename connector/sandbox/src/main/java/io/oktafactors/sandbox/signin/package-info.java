/**
 * Authentication and permissions: API tokens, and service apps with their access tokens. The input is {@link
 * io.oktafactors.sandbox.oauth.CallCredentials}, the result a {@link io.oktafactors.sandbox.signin.Caller} or an error.
 */
package io.oktafactors.sandbox.signin;
