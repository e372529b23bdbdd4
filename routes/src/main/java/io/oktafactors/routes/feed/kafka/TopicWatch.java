package io.oktafactors.routes.feed.kafka;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConsumer;
import org.apache.camel.component.kafka.TaskHealthState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * Reports when no Kafka broker can be reached and when one can be reached again: with a line of the log each, and in the
 * health, which is {@code DEGRADED} meanwhile, since all other sources continue.
 */
@Component("hrKafka")
@ConditionalOnExpression("!'${mfa.hr-kafka.bootstrap-servers:}'.isBlank()")
class TopicWatch extends RouteBuilder implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final String WATCHED = "mfa-hr-kafka";

    /** A connection may be lost for a moment; it counts as lost if two consecutive checks fail. */
    private static final int LOOKS = 2;

    private final CamelContext context;
    private int missed;

    TopicWatch(CamelContext context) {
        this.context = context;
    }

    @Override
    public void configure() {
        from("timer:mfa-hr-kafka-watch?period={{mfa.hr-kafka.watch}}")
                .routeId("mfa-hr-kafka-watch")
                .process(exchange -> look(isReachable()));
    }

    private synchronized void look(boolean reachable) {
        if (!reachable && ++missed == LOOKS) {
            LOG.warn(
                    "No Kafka broker can be reached at {}; HR events are not read from the topic until one can be reached. Other sources are not affected",
                    context.resolvePropertyPlaceholders("{{mfa.hr-kafka.bootstrap-servers}}"));
        } else if (reachable) {
            if (missed >= LOOKS) {
                LOG.info("The Kafka broker can be reached again; HR events are read from the topic");
            }
            missed = 0;
        }
    }

    private boolean isReachable() {
        Route route = context.getRoute(WATCHED);
        return route == null
                || !(route.getConsumer() instanceof KafkaConsumer consumer)
                || consumer.healthStates().stream().allMatch(TaskHealthState::isReady);
    }

    @Override
    public synchronized Health health() {
        return (missed < LOOKS ? Health.up() : Health.status(DEGRADED)).build();
    }
}
