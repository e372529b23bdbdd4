/** URIs that a route computes for each message, so that many of them share one endpoint. */
package io.oktafactors.camel.dynamic;
