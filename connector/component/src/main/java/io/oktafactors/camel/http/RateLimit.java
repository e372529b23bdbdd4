package io.oktafactors.camel.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What an answer says about the rate limit bucket it was counted in.
 *
 * @param limit calls allowed in the window; 0 where too many calls were in flight; null where not told
 * @param remaining calls left in the window; null where not told
 * @param reset end of the window in epoch seconds of Okta's clock; null where not told
 * @param date when Okta answered, by its own clock; null where not told
 */
public record RateLimit(Long limit, Long remaining, Long reset, Instant date) {

    /** Digits that surely fit into a long. */
    private static final int LONGEST_NUMBER = 18;

    /** Windows last about a minute: the wait where nothing better is known. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Nothing tells how long too many calls stay in flight; the reset header is but an estimate then. */
    private static final Duration CONCURRENCY = Duration.ofSeconds(2);

    /** The reset header has whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** A reset further away than this is a broken header. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Limits on one phone or mailbox tell their wait in their text alone. */
    private static final Map<String, Duration> PRODUCT_LIMITS = Map.of(
            "E0000109", Duration.ofSeconds(30),
            "E0000118", Duration.ofSeconds(5),
            "E0000133", Duration.ofSeconds(30));

    /** The largest of the numbers in a header, separated by commas; null where there is none. */
    static Long largest(String header) {
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

    /** Whether a 429 with this error code (null for none) is about one phone, mailbox or allowance, and not about a bucket. */
    public static boolean isOfOnePerson(String errorCode) {
        return errorCode != null && !errorCode.equals("E0000047");
    }

    /** How long to wait after a 429 with this error code (null for none), measured by Okta's clock and never negative. */
    public Duration retryAfter(String errorCode) {
        Duration product = errorCode == null ? null : PRODUCT_LIMITS.get(errorCode);
        if (product != null) {
            return product;
        }
        if (limit != null && limit == 0) {
            return CONCURRENCY;
        }
        if (reset == null || date == null) {
            return WINDOW;
        }
        Duration wait =
                Duration.ofSeconds(Math.max(0, reset - date.getEpochSecond())).plus(ROUNDING);
        return wait.compareTo(LONGEST) > 0 ? WINDOW : wait;
    }
}
