/**
 * The app. Readers turn HR feeds into events, {@code accept} puts them on the work queue, {@code work} enrolls and removes
 * factors as the policy says, and the error channels hold the events that failed.
 */
package io.oktafactors.routes;
