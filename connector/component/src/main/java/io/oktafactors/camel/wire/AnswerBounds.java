package io.oktafactors.camel.wire;

import org.apache.hc.core5.http.config.Http1Config;

/**
 * The limits of an answer of Okta, of its token endpoint or of a proxy. A larger answer comes from a broken server, and would
 * take memory or time from other calls.
 */
public final class AnswerBounds {

    /** Lines of a header section or of trailers; Okta's header sections have about forty. */
    static final int LINES = 256;

    /** Bytes of one line: a status line, a header, a trailer, the size of a chunk with its extensions. */
    static final int LINE = 32 * 1024;

    /** Bytes of everything before a body, including interim answers. */
    static final int HEAD = 256 * 1024;

    /** Interim answers (1xx) to one request. */
    static final int INTERIM = 16;

    /** Bytes of a body after decompression; lists of factors have a few kilobytes. */
    public static final int BODY = 8 * 1024 * 1024;

    /** Bytes of one answer on the wire, including the sizes of chunks. */
    static final int WIRE = 16 * 1024 * 1024;

    /** The parser counts the line that is one too many, and the end of a line. */
    static final Http1Config PARSER = Http1Config.custom()
            .setMaxHeaderCount(LINES + 1)
            .setMaxLineLength(LINE + 2)
            .build();

    /** The limits of lines, which the parser does not distinguish. */
    public static final String OF_LINES = "the response has a line of more than " + LINE + " bytes, or more than "
            + LINES + " header or trailer lines";

    private AnswerBounds() {}
}
