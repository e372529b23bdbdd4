/** The types that tests use: users, factors, messages, pushes, calls, faults, limits and the clock. */
package io.oktafactors.sandbox.api;
