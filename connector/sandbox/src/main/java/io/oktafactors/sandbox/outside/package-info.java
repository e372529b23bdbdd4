/** The world outside of Okta: what people hold and see. */
package io.oktafactors.sandbox.outside;
