/**
 * Sends requests to an organization and reads answers: connections, timeouts, and the headers of every answer. The package uses
 * the HTTP client and knows no operations. Internal.
 */
package io.oktafactors.camel.http;
