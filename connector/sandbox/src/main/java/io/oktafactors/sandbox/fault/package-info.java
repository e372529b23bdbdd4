/** Simulated faults: which are active, and which call each applies to. What a fault does is in {@code SandboxFault.Kind}. */
package io.oktafactors.sandbox.fault;
