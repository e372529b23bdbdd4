/**
 * The app: readers turn HR feeds into events, accept puts them on the work queue, work brings each person's factors to what
 * the policy says, and the error channels hold what could not be done.
 */
package io.oktafactors.routes;
