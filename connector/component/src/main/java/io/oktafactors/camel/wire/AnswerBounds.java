package io.oktafactors.camel.wire;

import org.apache.hc.core5.http.config.Http1Config;

/**
 * How large an answer may be, one of Okta, of its token endpoint or of a proxy. What is larger comes from something broken, and
 * would cost other calls their memory or their time.
 */
public final class AnswerBounds {

    /** Lines of a head or of a trailer; Okta's heads have about forty. */
    static final int LINES = 256;

    /** Bytes of one line: a status line, a header, a trailer, the size of a chunk with its extensions. */
    static final int LINE = 32 * 1024;

    /** Bytes of all that comes before a body, with the interim answers. */
    static final int HEAD = 256 * 1024;

    /** Interim answers (1xx) to one request. */
    static final int INTERIM = 16;

    /** Bytes of a body after it was unpacked; lists of factors take a few kilobytes. */
    public static final int BODY = 8 * 1024 * 1024;

    /** Bytes of one answer as it comes, with the sizes of its chunks. */
    static final int WIRE = 16 * 1024 * 1024;

    /** The parser counts the line that is one too many, and the end of a line. */
    static final Http1Config PARSER = Http1Config.custom()
            .setMaxHeaderCount(LINES + 1)
            .setMaxLineLength(LINE + 2)
            .build();

    /** What the parser does not tell apart. */
    public static final String OF_LINES =
            "the answer has a line of more than " + LINE + " bytes, or more than " + LINES + " header or trailer lines";

    private AnswerBounds() {}
}
