/** What a person proves a factor with: codes, one-time passwords, security keys, and how each is checked. */
package io.oktafactors.sandbox.proof;
