package io.oktafactors.routes.feed.kafka;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker of Kafka in this JVM. */
public final class TestKafka {

    /** The fifty partitions that Kafka has for offsets by default keep the first group waiting for seconds. */
    private static final Map<String, String> QUICK =
            Map.of("offsets.topic.num.partitions", "1", "controlled.shutdown.enable", "false");

    private TestKafka() {}

    /** Starts a broker that has a topic with one partition. */
    public static EmbeddedKafkaBroker start(String topic) {
        EmbeddedKafkaBroker kafka = new EmbeddedKafkaKraftBroker(1, 1, topic).brokerProperties(QUICK);
        kafka.afterPropertiesSet();
        return kafka;
    }
}
