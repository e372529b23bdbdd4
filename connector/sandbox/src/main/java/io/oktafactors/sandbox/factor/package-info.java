/** Factors: their types, states, profiles and identifiers. */
package io.oktafactors.sandbox.factor;
