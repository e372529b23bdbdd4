/** One call: its attempts, the look-up after a lost answer, its answer or failure, and its meters. Internal. */
package io.oktafactors.camel.call;
