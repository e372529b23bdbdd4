package io.oktafactors.camel.wire;

import java.util.Arrays;

/** The headers of an answer that the component reads. */
public final class AnswerHead {

    /** A header that is read by the component, or by the HTTP client. */
    public enum Field {
        CONNECTION("Connection", Use.CLIENT),
        CONTENT_ENCODING("Content-Encoding", Use.CLIENT),
        CONTENT_LENGTH("Content-Length", Use.CLIENT),
        CONTENT_TYPE("Content-Type", Use.CLIENT),
        DATE("Date", Use.FIRST),
        DPOP_NONCE("DPoP-Nonce", Use.FIRST),
        KEEP_ALIVE("Keep-Alive", Use.CLIENT),
        PROXY_AUTHENTICATE("Proxy-Authenticate", Use.CLIENT),
        RATE_LIMIT("X-Rate-Limit-Limit", Use.LARGEST),
        RATE_LIMIT_REMAINING("X-Rate-Limit-Remaining", Use.LARGEST),
        RATE_LIMIT_RESET("X-Rate-Limit-Reset", Use.LARGEST),
        REQUEST_ID("X-Okta-Request-Id", Use.FIRST),
        TRANSFER_ENCODING("Transfer-Encoding", Use.CLIENT),
        /** The client would try to handle it. */
        WWW_AUTHENTICATE("WWW-Authenticate", Use.FIRST);

        /** Who reads it and, if Okta sends it twice, which of the values. */
        private enum Use {
            CLIENT,
            FIRST,
            LARGEST
        }

        private static final int LONGEST = Arrays.stream(values())
                .mapToInt(field -> field.name.length())
                .max()
                .orElseThrow();

        /** By the length of the name, which is different for nearly all of them. */
        private static final Field[][] BY_LENGTH = new Field[LONGEST + 1][];

        static {
            Arrays.setAll(BY_LENGTH, length -> Arrays.stream(values())
                    .filter(field -> field.name.length() == length)
                    .toArray(Field[]::new));
        }

        private final String name;
        private final Use use;

        Field(String name, Use use) {
            this.name = name;
            this.use = use;
        }

        /** The field with this name in any case; null if it is not read. */
        static Field of(String name) {
            if (name.length() <= LONGEST) {
                for (Field field : BY_LENGTH[name.length()]) {
                    if (field.name.equalsIgnoreCase(name)) {
                        return field;
                    }
                }
            }
            return null;
        }
    }

    private static final int FIELDS = Field.values().length;

    private final String[] values = new String[FIELDS];

    /** Stores the value of a header that the component reads; false if the client reads it. */
    boolean reads(Field field, String value) {
        if (field.use == Field.Use.CLIENT) {
            return false;
        }
        int index = field.ordinal();
        if (values[index] == null) {
            values[index] = value;
        } else if (field.use == Field.Use.LARGEST) {
            values[index] += "," + value;
        }
        return true;
    }

    /** Null if the answer has none; if a number was sent more than once, all values, separated by commas. */
    public String get(Field field) {
        return values[field.ordinal()];
    }
}
