package io.oktafactors.routes.work;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param consumers how many events, each of another person, are processed at a time
 * @param attempts how often an event is tried in all before it goes to the failed channel
 * @param retryDelay wait before the second attempt; it doubles with each further one
 * @param returns how often an event may return from the rate-limited channel before it goes to the failed channel
 * @param rest how long a worker pauses at most when the call of an event could not be sent
 */
@Validated
@ConfigurationProperties("mfa.work")
public record WorkProperties(
        @DefaultValue("4") @Min(1) @Max(75) int consumers,
        @DefaultValue("5") @Min(1) int attempts,
        @DefaultValue("5s") @NotNull Duration retryDelay,
        @DefaultValue("1000") @Min(1) int returns,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 0)
        Duration rest) {}
