package io.oktafactors.sandbox.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that goes wrong between a client and Okta: an outage, a gateway, a network. A changed copy comes from each method
 * that sets something.
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
                "A fault's methods are among GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.");
        check(
                headers.entrySet().stream()
                        .allMatch(header -> HEADER_NAME.matcher(header.getKey()).matches()
                                && HEADER_VALUE.matcher(header.getValue()).matches()),
                "A fault's header has a name of letters, digits and hyphens, and a value of one line of ASCII.");
        check(pattern.startsWith("/"), "A fault's pattern is a path, such as /api/v1/*.");
        check(!pattern.startsWith("/sandbox"), "Faults meet the calls to Okta. Give a pattern such as /api/v1/*.");
        check(
                kind.reply != Reply.OWN || status >= 200 && status <= 599,
                "A fault of kind " + kind + " needs a status from 200 to 599.");
        check(!delay.isNegative(), "A fault's delay cannot be negative.");
        check(!kind.needsDelay || !delay.isZero(), "A fault of kind " + kind + " needs a delay.");
        check(probability > 0 && probability <= 1, "A fault's probability is above 0 and at most 1.");
        check(times > 0, "A fault strikes at least once.");
    }

    /** Whether the call reaches the organization, and what the client gets. A row for each kind. */
    public enum Kind {
        /** Nothing is done, and the answer is the fault's. */
        STATUS(false, Reply.OWN, false),
        /** It is done, but the answer is the fault's. */
        STATUS_AFTER(true, Reply.OWN, false),
        /** It is done after the delay. */
        LATENCY(true, Reply.WHOLE, true),
        /** It is done at once, and the answer comes after the delay. */
        LATENCY_AFTER(true, Reply.WHOLE, true),
        /** Nothing is done, and the connection is closed without an answer. */
        DROP(false, Reply.NONE, false),
        /** It is done, and the connection is closed without an answer. */
        DROP_AFTER(true, Reply.NONE, false),
        /** It is done; the connection is closed after half of the answer's body. */
        TRUNCATED_BODY(true, Reply.HALF, false),
        /** It is done; the answer's body comes in pieces over the delay. */
        SLOW_BODY(true, Reply.SLOW, true);

        /** Whether the organization does what the call asks for. */
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

    /** What goes back over the wire. */
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

    /** Another answer instead of doing it, such as 503. */
    public static SandboxFault status(int status) {
        return of(Kind.STATUS, status, Duration.ZERO);
    }

    /** Another answer although it was done. */
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

    /** Strikes by chance: the same seed and the same calls give the same hits. */
    public SandboxFault withProbability(double chance, long chanceSeed) {
        return new SandboxFault(kind, methods, pattern, status, headers, body, delay, chance, chanceSeed, times);
    }

    /** Strikes so often, then never again. */
    public SandboxFault withTimes(int most) {
        return new SandboxFault(kind, methods, pattern, status, headers, body, delay, probability, seed, most);
    }

    private static void check(boolean good, String message) {
        if (!good) {
            throw new SandboxException(message);
        }
    }
}
