/** One request to Okta: its address, headers and body, the options it is sent with, and the rules for it. Internal. */
package io.oktafactors.camel.request;
