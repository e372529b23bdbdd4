/**
 * Awaited pushes: polls a push transaction until the user has answered, or time is up. Internal.
 */
package io.oktafactors.camel.push;
