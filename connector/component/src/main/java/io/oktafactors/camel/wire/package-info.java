/**
 * Connections to an organization, by Apache HttpClient: nothing that is sent over them is logged, and answers are limited.
 * Internal.
 */
package io.oktafactors.camel.wire;
