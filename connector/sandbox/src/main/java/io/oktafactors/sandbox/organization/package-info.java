/** What an organization begins with, read from YAML. */
package io.oktafactors.sandbox.organization;
