/**
 * How a request gets to an organization, and its answer back: connections, time-outs, and what is read of every answer. It knows
 * the HTTP client and no operation. Not for users of the component.
 */
package io.oktafactors.camel.http;
