/**
 * Who calls, and whether they may: API tokens, and service apps with their access tokens. What comes in is
 * {@link io.oktafactors.sandbox.oauth.CallCredentials}, what goes out a {@link io.oktafactors.sandbox.signin.Caller} or a refusal.
 */
package io.oktafactors.sandbox.signin;
