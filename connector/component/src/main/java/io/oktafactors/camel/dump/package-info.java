/**
 * Masks secrets in route dumps. Internal.
 */
package io.oktafactors.camel.dump;
