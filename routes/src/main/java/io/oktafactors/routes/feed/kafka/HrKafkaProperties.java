package io.oktafactors.routes.feed.kafka;

import io.oktafactors.routes.feed.hr.HrCsvOptions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param bootstrapServers Kafka brokers; if there are none, no topic is read
 * @param options how to read ambiguous dates, zones and phone numbers
 */
@Validated
@ConfigurationProperties("mfa.hr-kafka")
public record HrKafkaProperties(
        @DefaultValue("") String bootstrapServers,
        @DefaultValue HrCsvOptions options) {}
