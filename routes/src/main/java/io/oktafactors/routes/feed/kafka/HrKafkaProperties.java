package io.oktafactors.routes.feed.kafka;

import io.oktafactors.routes.feed.hr.HrCsvOptions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param bootstrapServers Kafka brokers; the topic is read if there are any
 * @param options how dates, zones and phone numbers are to be understood
 */
@Validated
@ConfigurationProperties("mfa.hr-kafka")
public record HrKafkaProperties(
        @DefaultValue("") String bootstrapServers,
        @DefaultValue HrCsvOptions options) {}
