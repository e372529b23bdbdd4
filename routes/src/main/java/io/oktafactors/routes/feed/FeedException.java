package io.oktafactors.routes.feed;

/** A file that cannot be read as a feed at all. The message names the file, what was found and what is needed. */
public class FeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }
}
