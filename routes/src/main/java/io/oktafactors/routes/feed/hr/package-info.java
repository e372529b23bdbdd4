/** What a row or record of an HR system means: dates, words, phone numbers, and the event that follows from it. */
package io.oktafactors.routes.feed.hr;
