/** Rows and records of feeds: what each source reads, what is wrong with one, and how many are handed over together. */
package io.oktafactors.routes.feed;
