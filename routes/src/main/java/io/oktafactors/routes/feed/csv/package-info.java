/** The HR feed of CSV files: files as streams, records, the header, and the route. */
package io.oktafactors.routes.feed.csv;
