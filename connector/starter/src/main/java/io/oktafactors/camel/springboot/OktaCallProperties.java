package io.oktafactors.camel.springboot;

import io.oktafactors.camel.budget.Lane;
import java.time.Duration;

/** The options of calls as properties: when they are sent, how they are repeated, and how they wait for a user. */
public abstract class OktaCallProperties extends OktaGateProperties {

    /** How often a call is sent at the most, where another attempt helps and does no harm. 1 to send every call once. */
    private Integer maxAttempts = 3;

    /**
     * The wait before the second attempt. It doubles with each one, and each is shortened by up to half at random.
     */
    private Duration retryDelay = Duration.ofMillis(500);

    /** The longest wait between two attempts. */
    private Duration maxRetryDelay = Duration.ofSeconds(5);

    /**
     * The longest time that one call waits in all for a rate limit that Okta answered with. A longer wait is not begun: the
     * call fails at once and tells when to come back. 0 to wait never.
     */
    private Duration rateLimitWait = Duration.ofSeconds(5);

    /**
     * Whether a call that asks a user something on the phone ends when the user has answered: verifyFactor with a push
     * factor, enrollFactor of a push factor, and what looks at either. Its body is the outcome then.
     */
    private Boolean await = false;

    /** The longest time that a call waits for the user, with await. Then the prompt is withdrawn. */
    private Duration awaitTimeout = Duration.ofMinutes(5);

    /**
     * Endpoint that gets what the user needs to answer as soon as Okta gives it, with await: the message that the call would
     * have ended with, such as direct:show-number.
     */
    private String challengeEndpoint;

    /** The time from one question whether the user has answered to the next, with await. */
    private Duration pollInterval = Duration.ofSeconds(4);

    /**
     * The most questions in a minute about all users that have not answered, with await. Where there are more of them, each
     * is asked about less often.
     */
    private Integer pollsPerMinute = 1500;

    /**
     * Percent of each rate limit that calls use, 1 to 100. They are counted before they are sent, and wait for their turn; a
     * limit that Okta tells is what is left to the credentials by their share, so all of it is theirs. Of several endpoints
     * with the same credentials the smallest counts. 0 to send without a budget.
     */
    private Integer budgetShare = 100;

    /**
     * The longest time that a call waits for its turn, without a thread, before it is sent. A wait that is known to be
     * longer is not begun: the call fails at once and tells when to come back. 0 to wait never.
     */
    private Duration budgetWait = Duration.ofSeconds(90);

    /**
     * What calls are counted in, where Okta counts those of several operations together: one name for all of them, such as
     * /api/v1. The dashboard of rate limits in Okta's admin console tells. By default each operation is counted by itself.
     */
    private String budgetBucket;

    /** Who goes first where calls wait: urgent before interactive before normal before background. */
    private Lane lane = Lane.normal;

    /**
     * The most calls in flight at a time with the same credentials, such as 20. Of several endpoints the smallest counts. By default as
     * many as max-connections.
     */
    private Integer maxCallsInFlight;

    /**
     * Where nodes that call with the same credentials divide the rate limits among themselves, as the name of a bean, such
     * as #bean:oktaBudget. By default the one in the registry, if there is one; else this node has them for itself.
     */
    private String budgetStore;

    public Integer getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(Duration maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public Duration getRateLimitWait() {
        return rateLimitWait;
    }

    public void setRateLimitWait(Duration rateLimitWait) {
        this.rateLimitWait = rateLimitWait;
    }

    public Boolean getAwait() {
        return await;
    }

    public void setAwait(Boolean await) {
        this.await = await;
    }

    public Duration getAwaitTimeout() {
        return awaitTimeout;
    }

    public void setAwaitTimeout(Duration awaitTimeout) {
        this.awaitTimeout = awaitTimeout;
    }

    public String getChallengeEndpoint() {
        return challengeEndpoint;
    }

    public void setChallengeEndpoint(String challengeEndpoint) {
        this.challengeEndpoint = challengeEndpoint;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public Integer getPollsPerMinute() {
        return pollsPerMinute;
    }

    public void setPollsPerMinute(Integer pollsPerMinute) {
        this.pollsPerMinute = pollsPerMinute;
    }

    public Integer getBudgetShare() {
        return budgetShare;
    }

    public void setBudgetShare(Integer budgetShare) {
        this.budgetShare = budgetShare;
    }

    public Duration getBudgetWait() {
        return budgetWait;
    }

    public void setBudgetWait(Duration budgetWait) {
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

    public String getBudgetStore() {
        return budgetStore;
    }

    public void setBudgetStore(String budgetStore) {
        this.budgetStore = budgetStore;
    }
}
