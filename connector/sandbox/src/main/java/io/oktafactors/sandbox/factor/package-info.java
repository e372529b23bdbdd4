/** What a factor is: the rows of its types, what it is bound to, what proves it. */
package io.oktafactors.sandbox.factor;
