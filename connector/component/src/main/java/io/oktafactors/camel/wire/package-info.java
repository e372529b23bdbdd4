/**
 * Connections to an organization, by Apache HttpClient: nothing that goes over them is logged, and what comes is bounded. Not for
 * users of the component.
 */
package io.oktafactors.camel.wire;
