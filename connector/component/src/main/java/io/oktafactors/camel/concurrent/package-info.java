/**
 * Threads, clocks and deadlines that the other packages share. Internal.
 */
package io.oktafactors.camel.concurrent;
