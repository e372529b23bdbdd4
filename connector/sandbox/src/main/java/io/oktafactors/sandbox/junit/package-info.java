/** The sandbox in JUnit 5 tests. JUnit itself comes from the test that uses it: nothing else in the sandbox needs it. */
package io.oktafactors.sandbox.junit;
