package io.oktafactors.routes.feed;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a feed, which can be read from their beginning more than once, and are the same each time. */
@FunctionalInterface
public interface FeedSource {

    /** The bytes from the first on. Whoever opens them closes them. */
    InputStream open() throws IOException;
}
