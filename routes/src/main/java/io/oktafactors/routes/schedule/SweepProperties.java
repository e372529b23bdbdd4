package io.oktafactors.routes.schedule;

import io.oktafactors.routes.state.Pending;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param cron when pending activations are looked for, as a cron expression of Quartz
 * @param zone time zone of the cron expression
 * @param resendAfter wait between two codes; Okta refuses codes that follow each other within minutes
 * @param resends how many codes are sent after the first
 * @param withdrawAfter how long after its enrollment a factor that is still pending is removed
 */
@Validated
@ConfigurationProperties("mfa.sweep")
public record SweepProperties(
        @DefaultValue("0 0 6 * * ?") @NotBlank @QuartzCron String cron,

        @DefaultValue("UTC") @NotNull ZoneId zone,

        @DefaultValue("1d") @NotNull @DurationMin(minutes = 5)
        Duration resendAfter,

        @DefaultValue("2") @Min(0) int resends,

        @DefaultValue("14d") @NotNull @DurationMin(minutes = 5)
        Duration withdrawAfter) {

    /** When another code is due for a factor that is not activated, and when its removal. */
    public Pending.Limits limits() {
        return new Pending.Limits(resendAfter, resends, withdrawAfter);
    }
}
