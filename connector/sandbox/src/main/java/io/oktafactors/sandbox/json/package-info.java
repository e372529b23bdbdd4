/** Reading request bodies and writing answers, in Okta's conventions. */
package io.oktafactors.sandbox.json;
