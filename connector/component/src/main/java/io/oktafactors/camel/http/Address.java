package io.oktafactors.camel.http;

import java.net.URI;

/**
 * The address of a call.
 *
 * @param origin scheme, host and port: the organization that is called
 * @param path path in the request line
 * @param query query in the request line; null for none
 */
public record Address(String origin, String path, String query) {

    /** The parts of a URL. */
    public static Address of(String url) {
        URI uri = URI.create(url);
        return new Address(uri.getScheme() + "://" + uri.getRawAuthority(), uri.getRawPath(), uri.getRawQuery());
    }

    /** Path and query of the request line. */
    String target() {
        return query == null ? path : path + "?" + query;
    }

    public String withoutQuery() {
        return origin + path;
    }

    /** Without the query, so that it may be logged. */
    @Override
    public String toString() {
        return withoutQuery();
    }
}
