/**
 * Authorization of requests: API tokens, given access tokens, and access tokens requested with a private key, with proofs of
 * possession. Internal.
 */
package io.oktafactors.camel.credential;
