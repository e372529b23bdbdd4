/** Proofs of a factor: codes, one-time passwords, security keys, and how each is checked. */
package io.oktafactors.sandbox.proof;
