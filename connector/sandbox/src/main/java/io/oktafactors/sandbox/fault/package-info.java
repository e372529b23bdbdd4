/** What goes wrong on purpose: the faults in force, and which call each of them meets. What a fault does is a row of {@code SandboxFault.Kind}. */
package io.oktafactors.sandbox.fault;
