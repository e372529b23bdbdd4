package io.oktafactors.routes.feed;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a feed. They can be read from the beginning more than once, and are the same each time. */
@FunctionalInterface
public interface FeedSource {

    /** The bytes from the first on. The caller closes the stream. */
    InputStream open() throws IOException;
}
