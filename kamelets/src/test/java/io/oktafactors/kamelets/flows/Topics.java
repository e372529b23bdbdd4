package io.oktafactors.kamelets.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker of one node, in this process. */
public final class Topics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One node needs few partitions for the offsets, and no other to hand its own over to. */
    private static final Map<String, String> ONE_NODE = Map.of(
            "offsets.topic.num.partitions", "1",
            "controlled.shutdown.enable", "false");

    private final EmbeddedKafkaBroker broker;
    private final KafkaProducer<String, String> producer;

    private Topics(EmbeddedKafkaBroker broker) {
        this.broker = broker;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.getBrokersAsString()),
                new StringSerializer(),
                new StringSerializer());
    }

    public static Topics start(String... topics) {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1, topics).brokerProperties(ONE_NODE);
        broker.afterPropertiesSet();
        return new Topics(broker);
    }

    public String brokers() {
        return broker.getBrokersAsString();
    }

    public void send(String topic, String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, value)).get(60, TimeUnit.SECONDS);
    }

    /** The offset that the next record of a topic will have. */
    long end(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = consumer()) {
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** Waits until a group has committed all records of a topic, so that the next member of it gets none of them. */
    void awaitCommitted(String group, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            long end = end(topic);
            await().atMost(PATIENCE).until(() -> {
                OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition);
                return committed != null && committed.offset() == end;
            });
        }
    }

    /** The record of a topic from an offset on, once it is there; it has to be the only one. */
    ConsumerRecord<String, String> next(String topic, long offset) {
        return from(topic, offset, 1).get(0);
    }

    /** The records of a topic from an offset on, once there are so many; there may not be more. */
    List<ConsumerRecord<String, String>> from(String topic, long offset, int count) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
        }
        assertThat(records).hasSize(count);
        return records;
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers()), new StringDeserializer(), new StringDeserializer());
    }

    @Override
    public void close() {
        producer.close();
        broker.destroy();
    }
}
