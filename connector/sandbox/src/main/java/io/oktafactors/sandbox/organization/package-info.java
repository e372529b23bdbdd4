/** The initial state of an organization, read from YAML. */
package io.oktafactors.sandbox.organization;
