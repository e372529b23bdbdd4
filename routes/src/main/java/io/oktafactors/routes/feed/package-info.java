/** Rows and records of feeds: what each source reads, the errors in a row, and batches of rows. */
package io.oktafactors.routes.feed;
