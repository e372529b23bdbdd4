/**
 * Limits: request buckets with their windows, calls in flight, and limits of single phones, addresses and users. The package
 * knows callers only by an id, and nothing about factors.
 */
package io.oktafactors.sandbox.limit;
