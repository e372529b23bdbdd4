package io.oktafactors.sandbox.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The limits of an organization. Each method that sets a value returns a changed copy.
 *
 * @param buckets the rate limit buckets; the most specific pattern applies, and a call that matches no pattern is not counted
 * @param share what one API token or OAuth app may use
 * @param shares what single principals may use, by client id or name of the token
 * @param concurrency calls in flight at once; the call above gets 429 with {@code X-Rate-Limit-Limit: 0}
 * @param doubledReset whether a 429 for something else than a bucket, such as the second SMS in 30 s, has two {@code
 * X-Rate-Limit-Reset} headers with different values
 * @param lockout the number of consecutive wrong answers that locks a user out, by default 10
 * @param personal limits of phones, addresses, users and the organization that differ from Okta's
 */
public record SandboxLimits(
        List<Bucket> buckets,
        Share share,
        Map<String, Share> shares,
        int concurrency,
        boolean doubledReset,
        int lockout,
        Map<Personal, Quota> personal) {

    private static final String TOKEN_PATH = "/oauth2/v1/token";
    private static final String API = "/api/v1/*";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TOKEN_CALLS = 300;
    private static final int LOCKOUT = 10;

    public SandboxLimits {
        buckets = List.copyOf(buckets);
        shares = Map.copyOf(shares);
        personal = Map.copyOf(personal);
        if (concurrency < 1) {
            throw new SandboxException("A concurrency limit must be 1 call or more.");
        }
        if (lockout < 1) {
            throw new SandboxException(
                    "The number of wrong answers after which a user is locked out must be 1 or more.");
        }
    }

    /** One bucket for the whole API, which each principal may use completely, and one for the token endpoint. */
    public static SandboxLimits of(int calls, Duration window) {
        return none().withBucket(API, calls, window).withBucket(TOKEN_PATH, Math.max(calls, TOKEN_CALLS), window);
    }

    /** 100 calls in a minute, which each principal may use completely. */
    public static SandboxLimits standard() {
        return of(100, MINUTE);
    }

    /** No buckets and no limit on calls in flight. The limits of phones, addresses and users remain. */
    public static SandboxLimits none() {
        return new SandboxLimits(List.of(), Share.ALL, Map.of(), Integer.MAX_VALUE, false, LOCKOUT, Map.of());
    }

    /** The limits that Okta documented for a kind of organization: buckets, half of each for a principal, calls in flight. */
    public static SandboxLimits of(Tier tier) {
        return none().withBucket(API, tier.other, MINUTE)
                .withBucket("/api/v1/users", tier.users, MINUTE, "GET", "POST")
                .withBucket("/api/v1/users/{userId}", tier.readUser, MINUTE, "GET")
                .withBucket("/api/v1/users/{userId}", tier.changeUser, MINUTE, "POST", "PUT", "DELETE")
                .withBucket(TOKEN_PATH, tier.token, MINUTE)
                .withShare(50)
                .withConcurrency(tier.concurrency);
    }

    /**
     * Adds a bucket, or replaces the one with the same pattern and methods.
     *
     * @param pattern a path, such as {@code /api/v1/users/{userId}}; {@code /*} at its end takes all below
     * @param methods the methods that it counts; none means all
     */
    public SandboxLimits withBucket(String pattern, int calls, Duration window, String... methods) {
        Bucket added = new Bucket(pattern, Set.copyOf(List.of(methods)), calls, window);
        List<Bucket> next = new ArrayList<>(buckets);
        next.removeIf(known -> known.pattern.equals(pattern) && known.methods.equals(added.methods));
        next.add(added);
        return new SandboxLimits(next, share, shares, concurrency, doubledReset, lockout, personal);
    }

    /** Percent of each bucket, and of the calls in flight, for each principal; Okta's default is 50. */
    public SandboxLimits withShare(int percent) {
        return withShare(Share.of(percent));
    }

    /** The share of each principal. */
    public SandboxLimits withShare(Share each) {
        return new SandboxLimits(buckets, each, shares, concurrency, doubledReset, lockout, personal);
    }

    /** Percent of each bucket, and of the calls in flight, for one principal: the client id of an app or the name of a token. */
    public SandboxLimits withShare(String principal, int percent) {
        return withShare(principal, Share.of(percent));
    }

    /** The share of one principal. */
    public SandboxLimits withShare(String principal, Share own) {
        Map<String, Share> next = new LinkedHashMap<>(shares);
        next.put(principal, own);
        return new SandboxLimits(buckets, share, next, concurrency, doubledReset, lockout, personal);
    }

    /** Calls in flight at once; by default unlimited. */
    public SandboxLimits withConcurrency(int calls) {
        return new SandboxLimits(buckets, share, shares, calls, doubledReset, lockout, personal);
    }

    /** Adds a second reset header to each 429 that is not about a bucket. */
    public SandboxLimits withDoubledReset() {
        return new SandboxLimits(buckets, share, shares, concurrency, true, lockout, personal);
    }

    /** The number of consecutive wrong answers that locks a user out. */
    public SandboxLimits withLockout(int wrongAnswers) {
        return new SandboxLimits(buckets, share, shares, concurrency, doubledReset, wrongAnswers, personal);
    }

    /** Sets a limit of phones, addresses, users or the organization. */
    public SandboxLimits withPersonal(Personal limit, int times, Duration period) {
        Map<Personal, Quota> next = new EnumMap<>(Personal.class);
        next.putAll(personal);
        next.put(limit, new Quota(times, period));
        return new SandboxLimits(buckets, share, shares, concurrency, doubledReset, lockout, next);
    }

    /**
     * The share of a principal, as in Okta's principal rate limits; it is at least one call.
     *
     * @param percent of each bucket, 1 to 100
     * @param concurrencyPercent of the calls in flight, 1 to 100
     */
    public record Share(int percent, int concurrencyPercent) {
        /** The whole limit. */
        public static final Share ALL = of(100);

        public Share {
            check(percent, "a bucket");
            check(concurrencyPercent, "the calls in flight");
        }

        /** The same share of buckets and of calls in flight. */
        public static Share of(int percent) {
            return new Share(percent, percent);
        }

        /** The number of calls of a bucket in this share. */
        public int calls(int all) {
            return part(all, percent);
        }

        /** The number of calls in flight in this share. */
        public int callsInFlight(int all) {
            return part(all, concurrencyPercent);
        }

        private static int part(int all, int percent) {
            return (int) Math.max(1, (long) all * percent / 100);
        }

        private static void check(int percent, String of) {
            if (percent < 1 || percent > 100) {
                throw new SandboxException("A share must be 1 to 100 percent of " + of + ", not " + percent + ".");
            }
        }
    }

    /** The number of calls in each window, for all paths of a pattern together. */
    public record Bucket(String pattern, Set<String> methods, int calls, Duration window) {
        private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
        private static final Pattern PATTERN = Pattern.compile("(/[^/{}*]+|/\\{\\w+})*(/\\*)?");

        public Bucket {
            methods = Set.copyOf(methods);
            if (pattern.isEmpty() || !PATTERN.matcher(pattern).matches()) {
                throw new SandboxException("'" + pattern + "' is not a path pattern. Write one such as"
                        + " /api/v1/users/{userId}, with /* at the end for all below.");
            }
            if (!METHODS.containsAll(methods)) {
                throw new SandboxException(
                        "The methods of a bucket must be from GET, POST, PUT and DELETE, not " + methods + ".");
            }
            if (calls < 1 || window.isNegative() || window.isZero()) {
                throw new SandboxException("A rate limit requires at least one call and a window longer than 0."
                        + " Use unlimited() for no rate limit.");
            }
        }
    }

    /** A number of times in a sliding period. */
    public record Quota(int times, Duration period) {
        public Quota {
            if (times < 1 || period.isNegative() || period.isZero()) {
                throw new SandboxException(
                        "A personal limit requires a count of at least 1 and a period longer than 0.");
            }
        }
    }

    /** What is limited for each phone, address or user, or for the organization as a whole. */
    public enum Personal {
        /** Texts to a number; Okta: one in 30 s. */
        SMS_PER_NUMBER,
        /** Voice calls to a number; Okta: one in 30 s. */
        CALLS_PER_NUMBER,
        /** Mails to an address; Okta: one in 5 s. */
        EMAILS_PER_ADDRESS,
        /** Mails to a recipient in the longer run; Okta: 30 in a minute. */
        EMAILS_PER_RECIPIENT,
        /** Activations tried by a user, right or wrong; Okta: five in five minutes. Above it, resends are refused, too. */
        ACTIVATIONS_PER_USER,
        /** Codes resent to a user; Okta: five in five minutes. */
        RESENDS_PER_USER,
        /** Texts of the organization in a day; off unless set. */
        SMS_PER_DAY,
        /** Voice calls of the organization in a day; off unless set. */
        CALLS_PER_DAY,
        /** Texts of a free organization in 30 days; off unless set. */
        SMS_OF_FREE_ORG
    }

    /** Kinds of organization with the default buckets that Okta documented in December 2025. */
    public enum Tier {
        INTEGRATOR_FREE(100, 100, 100, 100, 300, 35),
        ONE_APP(600, 1000, 600, 600, 1200, 75),
        ENTERPRISE(600, 1000, 600, 600, 1200, 75),
        WORKFORCE(600, 2000, 600, 1200, 2000, 75);

        private final int users;
        private final int readUser;
        private final int changeUser;
        private final int other;
        private final int token;
        private final int concurrency;

        Tier(int users, int readUser, int changeUser, int other, int token, int concurrency) {
            this.users = users;
            this.readUser = readUser;
            this.changeUser = changeUser;
            this.other = other;
            this.token = token;
            this.concurrency = concurrency;
        }
    }
}
