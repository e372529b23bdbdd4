package io.oktafactors.routes.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * The settings that several packages share. Endpoint URIs are not here: routes read {@code mfa.*.from} and {@code mfa.*.to} as
 * placeholders.
 *
 * @param home folder of all state: broker journal, database, audit file, feed folder
 * @param policy YAML file that says which factors a person gets
 * @param okta the use of Okta's rate limits
 */
@Validated
@ConfigurationProperties("mfa")
public record MfaProperties(
        @NotNull Path home,
        @NotNull Resource policy,
        @Valid @DefaultValue Okta okta) {

    /** A file directly in the home folder, by its full path. */
    public Path homeFile(String name) {
        return home.resolve(name).toAbsolutePath().normalize();
    }

    /**
     * @param budgetShare percent of each rate limit; 0 for no budget
     * @param budgetWait how long a worker waits until a call may be sent
     * @param budgetStore where the counts are kept
     */
    public record Okta(
            @DefaultValue("90") @Min(0) @Max(100) int budgetShare,

            @DefaultValue("1s") @NotNull @DurationMin(millis = 0)
            Duration budgetWait,

            @DefaultValue("memory") @NotNull BudgetStore budgetStore) {}

    /** Which processes share the budget. */
    public enum BudgetStore {
        /** None: each process uses the whole budget. */
        MEMORY,
        /** All processes with the same database. */
        JDBC
    }
}
