package io.oktafactors.sandbox.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A simulated fault between a client and Okta: an outage, a gateway, a network. Each method that sets a value returns a changed
 * copy.
 *
 * <pre>{@code
 * okta.faults().add(SandboxFault.dropAfter().on("POST", "/api/v1/users/{userId}/factors").withTimes(1));
 * }</pre>
 *
 * @param methods the HTTP methods that it meets; none means all
 * @param pattern the paths that it meets, such as {@code /api/v1/users/{userId}/factors}; {@code /*} at its end takes all below
 * @param status HTTP status of the fault's own answer; 0 for the kinds that have none
 * @param headers headers of the fault's own answer
 * @param body body of the fault's own answer; null for what Okta or its gateway would say
 * @param delay how long a client waits on top, by the wall clock
 * @param probability how likely a matching call is hit, above 0 up to 1
 * @param seed of the chance: the same calls in the same order are hit again
 * @param times how often it strikes at most
 */
public record SandboxFault(
        Kind kind,
        Set<String> methods,
        String pattern,
        int status,
        Map<String, String> headers,
        String body,
        Duration delay,
        double probability,
        long seed,
        int times) {

    private static final String EVERYTHING = "/*";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]*");

    public SandboxFault {
        methods = Set.copyOf(
                methods.stream().map(method -> method.toUpperCase(Locale.ROOT)).toList());
        headers = Map.copyOf(headers);
        check(
                METHODS.containsAll(methods),
                "A fault's methods must be from GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.");
        check(
                headers.entrySet().stream()
                        .allMatch(header -> HEADER_NAME.matcher(header.getKey()).matches()
                                && HEADER_VALUE.matcher(header.getValue()).matches()),
                "A fault's header must have a name of letters, digits and hyphens, and a value of one line of ASCII.");
        check(pattern.startsWith("/"), "A fault's pattern must be a path, such as /api/v1/*.");
        check(
                !pattern.startsWith("/sandbox"),
                "Faults apply to calls of the Okta API only. Use a pattern such as /api/v1/*.");
        check(
                kind.reply != Reply.OWN || status >= 200 && status <= 599,
                "A fault of kind " + kind + " needs a status from 200 to 599.");
        check(!delay.isNegative(), "A fault's delay cannot be negative.");
        check(!kind.needsDelay || !delay.isZero(), "A fault of kind " + kind + " needs a delay.");
        check(probability > 0 && probability <= 1, "A fault's probability must be above 0 and at most 1.");
        check(times > 0, "A fault's number of times must be 1 or more.");
    }

    /** Whether the call is processed, and what the client gets. */
    public enum Kind {
        /** The call is not processed, and the answer is the fault's. */
        STATUS(false, Reply.OWN, false),
        /** The call is processed, but the answer is the fault's. */
        STATUS_AFTER(true, Reply.OWN, false),
        /** The call is processed after the delay. */
        LATENCY(true, Reply.WHOLE, true),
        /** The call is processed at once, and the answer is sent after the delay. */
        LATENCY_AFTER(true, Reply.WHOLE, true),
        /** The call is not processed, and the connection is closed without an answer. */
        DROP(false, Reply.NONE, false),
        /** The call is processed, and the connection is closed without an answer. */
        DROP_AFTER(true, Reply.NONE, false),
        /** The call is processed; the connection is closed after half of the answer's body. */
        TRUNCATED_BODY(true, Reply.HALF, false),
        /** The call is processed; the answer's body is sent in pieces during the delay. */
        SLOW_BODY(true, Reply.SLOW, true);

        /** Whether the organization processes the call. */
        public final boolean done;

        public final Reply reply;
        private final boolean needsDelay;

        Kind(boolean done, Reply reply, boolean needsDelay) {
            this.done = done;
            this.reply = reply;
            this.needsDelay = needsDelay;
        }

        /** Whether the delay comes before the call reaches the organization. */
        public boolean delaysTheCall() {
            return this == LATENCY || !done;
        }
    }

    /** What is sent to the client. */
    public enum Reply {
        OWN,
        WHOLE,
        NONE,
        HALF,
        SLOW
    }

    /** A fault on all calls, always, without a delay. */
    public static SandboxFault of(Kind kind, int status, Duration delay) {
        return new SandboxFault(kind, Set.of(), EVERYTHING, status, Map.of(), null, delay, 1, 0, Integer.MAX_VALUE);
    }

    /** Answers with another status, such as 503, instead of processing the call. */
    public static SandboxFault status(int status) {
        return of(Kind.STATUS, status, Duration.ZERO);
    }

    /** Processes the call, but answers with another status. */
    public static SandboxFault statusAfter(int status) {
        return of(Kind.STATUS_AFTER, status, Duration.ZERO);
    }

    public static SandboxFault latency(Duration delay) {
        return of(Kind.LATENCY, 0, delay);
    }

    public static SandboxFault latencyAfter(Duration delay) {
        return of(Kind.LATENCY_AFTER, 0, delay);
    }

    public static SandboxFault drop() {
        return of(Kind.DROP, 0, Duration.ZERO);
    }

    public static SandboxFault dropAfter() {
        return of(Kind.DROP_AFTER, 0, Duration.ZERO);
    }

    public static SandboxFault truncatedBody() {
        return of(Kind.TRUNCATED_BODY, 0, Duration.ZERO);
    }

    public static SandboxFault slowBody(Duration delay) {
        return of(Kind.SLOW_BODY, 0, delay);
    }

    /** Only for one method, and for the paths of a pattern. */
    public SandboxFault on(String method, String paths) {
        return new SandboxFault(kind, Set.of(method), paths, status, headers, body, delay, probability, seed, times);
    }

    /** Only for the paths of a pattern, whatever the method. */
    public SandboxFault on(String paths) {
        return new SandboxFault(kind, Set.of(), paths, status, headers, body, delay, probability, seed, times);
    }

    /** Headers and body of the fault's own answer; {@code body} may be null. */
    public SandboxFault withAnswer(Map<String, String> answerHeaders, String answerBody) {
        return new SandboxFault(
                kind, methods, pattern, status, answerHeaders, answerBody, delay, probability, seed, times);
    }

    public SandboxFault withDelay(Duration wait) {
        return new SandboxFault(kind, methods, pattern, status, headers, body, wait, probability, seed, times);
    }

    /** Applies at random. The same seed and the same calls give the same result. */
    public SandboxFault withProbability(double chance, long chanceSeed) {
        return new SandboxFault(kind, methods, pattern, status, headers, body, delay, chance, chanceSeed, times);
    }

    /** Applies at most this number of times. */
    public SandboxFault withTimes(int most) {
        return new SandboxFault(kind, methods, pattern, status, headers, body, delay, probability, seed, most);
    }

    private static void check(boolean good, String message) {
        if (!good) {
            throw new SandboxException(message);
        }
    }
}
