/**
 * How much is allowed: request buckets with their windows, calls in flight, and what one phone, address or person may do in a
 * while. It knows who calls only by an id, and nothing of factors.
 */
package io.oktafactors.sandbox.limit;
