/** The people of the organization: the directory, the file that keeps it, the YAML that describes it. */
package io.oktafactors.sandbox.user;
