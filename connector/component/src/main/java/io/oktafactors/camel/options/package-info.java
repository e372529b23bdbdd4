/**
 * Where the values of options come from: properties, environment variables and {@code okta.yaml}. Internal.
 */
package io.oktafactors.camel.options;
