/**
 * The HTTP client, credentials and caller of each organization that endpoints talk to, and their health checks. Internal.
 */
package io.oktafactors.camel.connection;
