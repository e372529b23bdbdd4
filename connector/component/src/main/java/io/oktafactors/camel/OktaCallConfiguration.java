package io.oktafactors.camel;

import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.credential.Principal;
import io.oktafactors.camel.request.BudgetOptions;
import io.oktafactors.camel.request.PushSettings;
import io.oktafactors.camel.request.Retries;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say when a call is sent, how it is repeated, and how it waits for a user. */
@UriParams
public abstract class OktaCallConfiguration extends OktaGateConfiguration {

    @UriParam(
            label = "advanced",
            defaultValue = "3",
            description =
                    "How often a call is sent at the most, where another attempt helps and does no harm. 1 to send"
                            + " every call once.")
    private int maxAttempts = 3;

    @UriParam(
            label = "advanced",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description =
                    "The wait before the second attempt. It doubles with each one, and each is shortened by up to half"
                            + " at random.")
    private long retryDelay = 500;

    @UriParam(
            label = "advanced",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "The longest wait between two attempts.")
    private long maxRetryDelay = 5_000;

    @UriParam(
            label = "advanced",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description =
                    "The longest time that one call waits in all for a rate limit that Okta answered with. A longer"
                            + " wait is not begun: the call fails at once and tells when to come back. 0 to wait never.")
    private long rateLimitWait = 5_000;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether a call that asks a user something on the phone ends when the user has answered:"
                    + " verifyFactor with a push factor, enrollFactor of a push factor, and what looks at either. Its body is"
                    + " the outcome then.")
    private boolean await;

    @UriParam(
            label = "producer",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description = "The longest time that a call waits for the user, with await. Then the prompt is withdrawn.")
    private long awaitTimeout = 300_000;

    @UriParam(
            label = "producer",
            description =
                    "Endpoint that gets what the user needs to answer as soon as Okta gives it, with await: the message"
                            + " that the call would have ended with, such as direct:show-number.")
    private String challengeEndpoint;

    @UriParam(
            label = "advanced",
            defaultValue = "4000",
            javaType = "java.time.Duration",
            description = "The time from one question whether the user has answered to the next, with await.")
    private long pollInterval = 4_000;

    @UriParam(
            label = "advanced",
            defaultValue = "1500",
            description =
                    "The most questions in a minute about all users that have not answered, with await. Where there are"
                            + " more of them, each is asked about less often.")
    private int pollsPerMinute = 1_500;

    @UriParam(
            label = "budget",
            defaultValue = "100",
            description =
                    "Percent of each rate limit that calls use, 1 to 100. They are counted before they are sent, and wait for"
                            + " their turn; a limit that Okta tells is what is left to the credentials by their share, so all of"
                            + " it is theirs. Of several endpoints with the same credentials the smallest counts. 0 to send"
                            + " without a budget.")
    private int budgetShare = 100;

    @UriParam(
            label = "budget",
            defaultValue = "90000",
            javaType = "java.time.Duration",
            description =
                    "The longest time that a call waits for its turn, without a thread, before it is sent. A wait that"
                            + " is known to be longer is not begun: the call fails at once and tells when to come back. 0 to wait"
                            + " never.")
    private long budgetWait = 90_000;

    @UriParam(
            label = "budget",
            description =
                    "What calls are counted in, where Okta counts those of several operations together: one name for all"
                            + " of them, such as /api/v1. The dashboard of rate limits in Okta's admin console tells. By default"
                            + " each operation is counted by itself.")
    private String budgetBucket;

    @UriParam(
            label = "budget",
            defaultValue = "normal",
            description = "Who goes first where calls wait: urgent before interactive before normal before background.")
    private Lane lane = Lane.normal;

    @UriParam(
            label = "budget",
            description =
                    "The most calls in flight at a time with the same credentials, such as 20. Of several endpoints the smallest"
                            + " counts. By default as many as maxConnections.")
    private Integer maxCallsInFlight;

    /** Tells callers apart, and is no secret. */
    private String principal;

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public long getRateLimitWait() {
        return rateLimitWait;
    }

    public void setRateLimitWait(long rateLimitWait) {
        this.rateLimitWait = rateLimitWait;
    }

    public boolean isAwait() {
        return await;
    }

    public void setAwait(boolean await) {
        this.await = await;
    }

    public long getAwaitTimeout() {
        return awaitTimeout;
    }

    public void setAwaitTimeout(long awaitTimeout) {
        this.awaitTimeout = awaitTimeout;
    }

    public String getChallengeEndpoint() {
        return challengeEndpoint;
    }

    public void setChallengeEndpoint(String challengeEndpoint) {
        this.challengeEndpoint = challengeEndpoint;
    }

    public long getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(long pollInterval) {
        this.pollInterval = pollInterval;
    }

    public int getPollsPerMinute() {
        return pollsPerMinute;
    }

    public void setPollsPerMinute(int pollsPerMinute) {
        this.pollsPerMinute = pollsPerMinute;
    }

    PushSettings pushSettings() {
        return new PushSettings(awaitTimeout, pollInterval, pollsPerMinute);
    }

    public int getBudgetShare() {
        return budgetShare;
    }

    public void setBudgetShare(int budgetShare) {
        this.budgetShare = budgetShare;
    }

    public long getBudgetWait() {
        return budgetWait;
    }

    public void setBudgetWait(long budgetWait) {
        this.budgetWait = budgetWait;
    }

    public String getBudgetBucket() {
        return budgetBucket;
    }

    public void setBudgetBucket(String budgetBucket) {
        this.budgetBucket = budgetBucket;
    }

    public Lane getLane() {
        return lane;
    }

    public void setLane(Lane lane) {
        this.lane = lane;
    }

    public Integer getMaxCallsInFlight() {
        return maxCallsInFlight;
    }

    public void setMaxCallsInFlight(Integer maxCallsInFlight) {
        this.maxCallsInFlight = maxCallsInFlight;
    }

    /** Once the credentials are settled. */
    void settlePrincipal() {
        principal = Principal.of(this);
    }

    public BudgetOptions budget() {
        int inFlight = maxCallsInFlight == null ? getMaxConnections() : maxCallsInFlight;
        return new BudgetOptions(principal, budgetBucket, lane, budgetShare, inFlight, budgetWait);
    }

    public Retries retries() {
        return new Retries(maxAttempts, retryDelay, maxRetryDelay, rateLimitWait);
    }
}
