/** What a test says to the sandbox and sees of it: users, factors, messages, pushes, calls, faults, limits and the clock. */
package io.oktafactors.sandbox.api;
