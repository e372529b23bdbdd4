package io.oktafactors.routes;

import io.oktafactors.routes.feed.HrCsvOptions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the app. Endpoint URIs are not here: routes read {@code mfa.*.from} and {@code mfa.*.to} as placeholders.
 *
 * @param home folder of everything the app keeps: broker journal, database, audit file, feed folder
 * @param policy YAML file that says which factors a person gets
 * @param work how events are worked off
 * @param okta how much of Okta's rate limits the work uses
 * @param hrCsv the HR CSV feed
 * @param hrKafka the HR events topic
 * @param sweep what becomes of factors that nobody activates
 * @param replies where tickets are answered
 */
@Validated
@ConfigurationProperties("mfa")
public record MfaProperties(
        @NotNull Path home,
        @NotNull Resource policy,
        @Valid @DefaultValue Work work,
        @Valid @DefaultValue Okta okta,
        @Valid @DefaultValue HrCsv hrCsv,
        @Valid @DefaultValue HrKafka hrKafka,
        @Valid @DefaultValue Sweep sweep,
        @Valid @DefaultValue Replies replies) {

    /** A file directly in the home folder, by its full path. */
    public Path homeFile(String name) {
        return home.resolve(name).toAbsolutePath().normalize();
    }

    /**
     * @param consumers how many people are worked on at a time
     * @param attempts how often an event is tried in all before it goes to the failed channel
     * @param retryDelay wait before the second attempt; it doubles with each further one
     * @param returns how often an event may come back from the rate-limited channel before it goes to the failed channel
     * @param rest how long a worker rests at the most when the call of an event did not get its turn
     */
    public record Work(
            @DefaultValue("4") @Min(1) @Max(75) int consumers,
            @DefaultValue("5") @Min(1) int attempts,
            @DefaultValue("5s") @NotNull Duration retryDelay,
            @DefaultValue("1000") @Min(1) int returns,

            @DefaultValue("1s") @NotNull @DurationMin(millis = 0)
            Duration rest) {}

    /**
     * @param budgetShare percent of each rate limit; 0 for no budget
     * @param budgetWait how long a worker waits for the turn of a call
     * @param budgetStore where it is kept what was used
     */
    public record Okta(
            @DefaultValue("90") @Min(0) @Max(100) int budgetShare,

            @DefaultValue("1s") @NotNull @DurationMin(millis = 0)
            Duration budgetWait,

            @DefaultValue("memory") @NotNull BudgetStore budgetStore) {}

    /** Who shares the budget. */
    public enum BudgetStore {
        /** Nobody: each process has all of it. */
        MEMORY,
        /** All processes with the same database. */
        JDBC
    }

    /**
     * @param options how the files are to be understood where they do not say themselves
     * @param batch how many rows are handed over to the work queue in one transaction
     */
    public record HrCsv(
            @DefaultValue HrCsvOptions options,
            @DefaultValue("100") @Min(1) int batch) {}

    /**
     * @param bootstrapServers Kafka brokers; the topic is read if there are any
     * @param options how dates, zones and phone numbers are to be understood
     */
    public record HrKafka(
            @DefaultValue("") String bootstrapServers,
            @DefaultValue HrCsvOptions options) {}

    /**
     * @param cron when pending activations are looked for, as a cron expression of Quartz
     * @param zone the zone in which it is meant
     * @param resendAfter how long after a code another one is sent; Okta refuses codes that follow each other within minutes
     * @param resends how many codes are sent after the first
     * @param withdrawAfter how long after its enrollment a factor that is still pending is removed
     */
    public record Sweep(
            @DefaultValue("0 0 6 * * ?") @NotBlank @QuartzCron
            String cron,

            @DefaultValue("UTC") @NotNull ZoneId zone,

            @DefaultValue("1d") @NotNull @DurationMin(minutes = 5)
            Duration resendAfter,

            @DefaultValue("2") @Min(0) int resends,

            @DefaultValue("14d") @NotNull @DurationMin(minutes = 5)
            Duration withdrawAfter) {}

    /**
     * @param queues names of queues that replies may go to besides temporary ones, each as it is, or the start of names and *
     */
    public record Replies(
            @DefaultValue("replies.*") @NotNull List<String> queues) {}
}
