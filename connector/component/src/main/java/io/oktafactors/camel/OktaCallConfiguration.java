package io.oktafactors.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say how a call is repeated. */
@UriParams
public abstract class OktaCallConfiguration extends OktaClientConfiguration {

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

    Retries retries() {
        return new Retries(maxAttempts, retryDelay, maxRetryDelay, rateLimitWait);
    }
}
