/**
 * What authorizes requests: API tokens, given access tokens, and access tokens got by a private key, with proofs of possession.
 * Not for users of the component.
 */
package io.oktafactors.camel.credential;
