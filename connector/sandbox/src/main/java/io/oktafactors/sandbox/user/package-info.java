/** The people of the organization: users with their devices and factors, the directory, enrolment policies, tokens. */
package io.oktafactors.sandbox.user;
