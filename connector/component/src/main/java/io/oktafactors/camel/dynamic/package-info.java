/** URIs that a route computes for each message, so that many of them use one endpoint. */
package io.oktafactors.camel.dynamic;
