/** The JUnit 5 extension. The project that uses it has to add JUnit; the rest of the sandbox does not need it. */
package io.oktafactors.sandbox.junit;
