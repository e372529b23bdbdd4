/** Measures the component beside the clients that teams would use otherwise; {@code docs/performance.md} has the figures. */
package io.oktafactors.benchmarks;
