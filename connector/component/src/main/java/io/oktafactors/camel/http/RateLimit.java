package io.oktafactors.camel.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The rate limit headers of an answer.
 *
 * @param limit calls allowed in the window; 0 if too many calls were in flight; null if absent
 * @param remaining calls left in the window; null if absent
 * @param reset end of the window in epoch seconds of Okta's clock; null if absent
 * @param date when Okta answered, by its own clock; null if absent
 * @param scope what a 429 is about
 */
public record RateLimit(Long limit, Long remaining, Long reset, Instant date, Scope scope) {

    /** What a 429 is about. It is decided only here, so that the call itself and all others use the same decision. */
    public enum Scope {
        /** The answer is not a 429. */
        NONE,
        /** No calls are left in the window of the bucket: all callers of the bucket have to wait for the next window. */
        BUCKET,
        /** Too many calls are in flight. */
        CONCURRENCY,
        /** A limit of a phone that got a code a moment ago. */
        PHONE,
        /** A limit of a mailbox that got a code a moment ago. */
        MAILBOX,
        /** Another limit of one user, phone or allowance, such as the attempts of a user. */
        PERSON;

        /** Whether calls for others may continue, while the same call must not be repeated at once. */
        public boolean isPersonal() {
            return this == PHONE || this == MAILBOX || this == PERSON;
        }
    }

    /** Error codes of 429s with a known scope. */
    private static final Map<String, Scope> SCOPES = Map.of(
            "E0000109", Scope.PHONE,
            "E0000118", Scope.MAILBOX,
            "E0000133", Scope.PHONE,
            "E0000146", Scope.PERSON,
            "E0000147", Scope.PERSON,
            "E0000186", Scope.PERSON,
            "E0000204", Scope.PERSON,
            "E0000205", Scope.PERSON);

    /**
     * Reads the headers of an answer. If a header has several numbers, the largest is used, which is the safe choice.
     *
     * @param limit the text of the header, or null for none; the same for the others
     * @param secrets secrets that a number must not repeat
     */
    static RateLimit read(
            int status,
            OktaError error,
            String limit,
            String remaining,
            String reset,
            Instant date,
            RequestSecrets secrets) {
        Long most = secrets.number(largest(limit));
        Long left = secrets.number(largest(remaining));
        Long end = secrets.number(largest(reset));
        return new RateLimit(most, left, end, date, status == 429 ? scope(error.code(), most, left) : Scope.NONE);
    }

    private static Scope scope(String errorCode, Long limit, Long remaining) {
        Scope told = errorCode == null ? null : SCOPES.get(errorCode);
        if (told != null) {
            return told;
        }
        if (limit != null && limit == 0) {
            return Scope.CONCURRENCY;
        }
        // The limit on attempts of a user has the error code of an exhausted bucket, but the bucket has calls left.
        return remaining != null && remaining > 0 ? Scope.PERSON : Scope.BUCKET;
    }

    /** Number of digits that fit into a long in any case. */
    private static final int LONGEST_NUMBER = 18;

    /** Windows last about a minute: the wait if nothing better is known. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** It is not known how long too many calls stay in flight; the reset header is only an estimate then. */
    private static final Duration CONCURRENCY = Duration.ofSeconds(2);

    /** The reset header has whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** A reset further away than this is an invalid header. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Limits on one phone or mailbox have their wait only in their text. */
    private static final Duration PHONE = Duration.ofSeconds(30);

    private static final Duration MAILBOX = Duration.ofSeconds(5);

    /** The largest of the numbers in a header, separated by commas; null if there is none. */
    private static Long largest(String header) {
        if (header == null) {
            return null;
        }
        Long largest = null;
        for (String part : header.indexOf(',') < 0 ? new String[] {header} : header.split(",")) {
            String text = part.trim();
            if (isNumber(text)) {
                long number = Long.parseLong(text);
                largest = largest == null ? number : Math.max(largest, number);
            }
        }
        return largest;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    }

    /** How long to wait before another attempt, by Okta's clock; never negative. */
    public Duration retryAfter() {
        return switch (scope) {
            case PHONE -> PHONE;
            case MAILBOX -> MAILBOX;
            case CONCURRENCY -> CONCURRENCY;
            case NONE, BUCKET, PERSON -> untilReset();
        };
    }

    private Duration untilReset() {
        if (reset == null || date == null) {
            return WINDOW;
        }
        Duration wait =
                Duration.ofSeconds(Math.max(0, reset - date.getEpochSecond())).plus(ROUNDING);
        return wait.compareTo(LONGEST) > 0 ? WINDOW : wait;
    }
}
