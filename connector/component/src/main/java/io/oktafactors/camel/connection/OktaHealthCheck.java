package io.oktafactors.camel.connection;

import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.credential.TokenException;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.NoAnswerException;
import io.oktafactors.camel.http.OktaError;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.operation.PathTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether the organization can be reached, accepts the credentials, and allows them to read. With OAuth 2.0 it also
 * checks whether the token has the scopes of all operations in use. If the last calls of routes failed in a row, that is the
 * result; otherwise it makes one call when it is invoked, and none in between.
 */
final class OktaHealthCheck extends AbstractHealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(OktaHealthCheck.class);

    /**
     * Minimum time between two calls of the check. Together with the timeout of a call it limits how long an outage is not
     * noticed.
     */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private static final long LONGEST_CALL = 4_000;

    /** @param fault null for none */
    private record Finding(String fault, String code, int status, long at) {}

    private final OktaCaller caller;
    private final String orgUrl;
    private final HttpCall probe;
    private final Set<String> needed = new ConcurrentSkipListSet<>();
    private Finding last;
    private boolean told;

    OktaHealthCheck(String id, OktaCaller caller, String orgUrl, String user, Timeouts given, String agent) {
        super("camel", id);
        this.caller = caller;
        this.orgUrl = orgUrl;
        String path = user == null || user.isBlank()
                ? "/api/v1/users?limit=1"
                : "/api/v1/users/" + PathTemplate.encode(user) + "/factors";
        Timeouts timeouts = new Timeouts(given.connect(), given.response(), Math.min(given.request(), LONGEST_CALL));
        this.probe = new HttpCall(
                "GET",
                Address.of(orgUrl + path),
                Map.of("Accept", "application/json", "User-Agent", agent),
                null,
                null,
                timeouts,
                HttpCall.Secrets.NONE);
    }

    /** Adds a scope that an operation in use needs. */
    void needs(String scope) {
        needed.add(scope);
    }

    @Override
    public boolean isLiveness() {
        return false; // another attempt of the same process changes nothing
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Finding finding = finding();
        builder.detail("okta.org", orgUrl);
        if (finding.status > 0) {
            builder.detail(HTTP_RESPONSE_CODE, finding.status);
        }
        if (finding.code != null) {
            builder.detail("okta.error", finding.code);
        }
        if (finding.fault == null) {
            builder.up();
        } else {
            builder.down().message(finding.fault);
        }
    }

    private synchronized Finding finding() {
        Finding finding = caller.recent()
                .trouble()
                .map(why -> finding("The last calls to " + orgUrl + " failed: " + why, null, 0))
                .orElseGet(this::probed);
        tell(finding);
        return finding;
    }

    /** Logs each outage once. */
    private void tell(Finding finding) {
        if (finding.fault != null && !told) {
            LOG.warn("{} is down: {}", getId(), finding.fault);
        } else if (finding.fault == null && told) {
            LOG.info("{} is up again", getId());
        }
        told = finding.fault != null;
    }

    private Finding probed() {
        if (last == null || System.nanoTime() - last.at >= FRESH) {
            last = look();
        }
        return last;
    }

    private Finding look() {
        Deadline deadline = Deadline.in(probe.timeouts().request());
        try {
            OktaResponse answer = caller.exchange(probe, deadline);
            if (answer.ofProxy()) {
                return finding(orgUrl + " cannot be reached: " + answer.describeProxy(), null, answer.status());
            }
            Finding finding = judge(answer, answer.error());
            Set<String> missing = new TreeSet<>(needed);
            missing.removeAll(granted(deadline));
            if (finding.fault == null && !missing.isEmpty()) {
                return finding("the access token lacks the scopes " + missing, "insufficient_scope", answer.status());
            }
            return finding;
        } catch (TokenException e) {
            return finding(e.getMessage(), e.error().code(), e.status());
        } catch (NoAnswerException e) {
            return finding(orgUrl + " does not answer: " + e.getMessage(), null, 0);
        }
    }

    private static Finding judge(OktaResponse answer, OktaError error) {
        // An unknown user can be looked up only with permission, and too many calls prove the token too.
        if (answer.isSuccess()
                && !new String(answer.body(), StandardCharsets.UTF_8)
                        .stripLeading()
                        .startsWith("[")) {
            return finding(
                    "The server of the option orgUrl is not Okta: the response is not a list", null, answer.status());
        }
        boolean fine = answer.isSuccess() || answer.status() == 429 || "E0000007".equals(error.code());
        String fault = fine ? null : "Okta answered " + answer.status() + error.describe() + meaning(answer.status());
        return finding(fault, error.code(), answer.status());
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401 -> ": the token is not valid";
            case 403 -> ": the credentials do not allow to read users";
            default -> "";
        };
    }

    private Set<String> granted(Deadline deadline) throws TokenException {
        Set<String> granted = caller.credentials().scopes(probe.timeouts(), deadline);
        return granted.isEmpty() ? needed : granted; // empty: nothing is known
    }

    private static Finding finding(String fault, String code, int status) {
        return new Finding(fault, code, status, System.nanoTime());
    }
}
