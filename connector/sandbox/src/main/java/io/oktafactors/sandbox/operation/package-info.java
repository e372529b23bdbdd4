/** The steps that Okta takes on a user's factors. */
package io.oktafactors.sandbox.operation;
