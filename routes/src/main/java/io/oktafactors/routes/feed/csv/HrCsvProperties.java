package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.feed.hr.HrCsvOptions;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param options how to read values that are ambiguous in the files
 * @param batch how many rows are handed over to the work queue in one transaction
 */
@Validated
@ConfigurationProperties("mfa.hr-csv")
public record HrCsvProperties(
        @DefaultValue HrCsvOptions options,
        @DefaultValue("100") @Min(1) int batch) {}
