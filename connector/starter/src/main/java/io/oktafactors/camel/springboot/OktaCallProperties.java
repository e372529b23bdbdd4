package io.oktafactors.camel.springboot;

import java.time.Duration;

/** The options of calls as properties: how they are repeated. */
public abstract class OktaCallProperties extends OktaClientProperties {

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
}
