package io.oktafactors.routes.feed.kafka;

import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.feed.FeedBatch;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.common.record.RecordBatch;
import org.springframework.stereotype.Component;

/** Reads HR events from a Kafka topic. A record is committed once it is on the work queue or on the invalid channel. */
@Component
class HrKafkaRoute extends RouteBuilder {

    private final HrKafkaProperties settings;
    private final HrRecordReader reader;

    HrKafkaRoute(HrKafkaProperties settings, EventIds ids) {
        this.settings = settings;
        this.reader = new HrRecordReader(settings.options(), ids);
    }

    @Override
    public void configure() {
        if (settings.bootstrapServers().isBlank()) {
            return;
        }
        from("{{mfa.hr-kafka.from}}")
                .routeId("mfa-hr-kafka")
                .errorHandler(noErrorHandler())
                .process(this::read)
                .to("direct:mfa-accept")
                .process(exchange -> exchange.getMessage()
                        .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                        .commit());
    }

    private void read(Exchange exchange) {
        Message message = exchange.getMessage();
        String topic = message.getHeader(KafkaConstants.TOPIC, String.class);
        String feed = "kafka " + topic + " " + message.getHeader(KafkaConstants.PARTITION);
        Long written = message.getHeader(KafkaConstants.TIMESTAMP, Long.class);
        Origin origin = new Origin(
                "hr-kafka",
                feed,
                message.getHeader(KafkaConstants.OFFSET, Long.class),
                Instant.ofEpochMilli(written == null || written == RecordBatch.NO_TIMESTAMP ? 0 : written));
        message.setBody(FeedBatch.ofLines(feed, List.of(reader.read(message.getBody(String.class), origin))));
    }
}
