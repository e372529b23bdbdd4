/** Interprets a row or record of an HR system: dates, words, phone numbers, and the resulting event. */
package io.oktafactors.routes.feed.hr;
