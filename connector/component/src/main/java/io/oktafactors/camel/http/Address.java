package io.oktafactors.camel.http;

import java.net.URI;

/**
 * Where a call goes.
 *
 * @param origin scheme, host and port: the organization that is called
 * @param path as it stands in the request line
 * @param query as it stands in the request line; null for none
 */
public record Address(String origin, String path, String query) {

    /** The parts of a URL. */
    public static Address of(String url) {
        URI uri = URI.create(url);
        return new Address(uri.getScheme() + "://" + uri.getRawAuthority(), uri.getRawPath(), uri.getRawQuery());
    }

    /** Path and query, as they stand in the request line. */
    String target() {
        return query == null ? path : path + "?" + query;
    }

    public String withoutQuery() {
        return origin + path;
    }

    /** Without the query: what may stand in a log. */
    @Override
    public String toString() {
        return withoutQuery();
    }
}
