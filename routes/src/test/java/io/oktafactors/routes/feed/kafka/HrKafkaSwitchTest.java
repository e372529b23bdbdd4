package io.oktafactors.routes.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.event.TestIds;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** When the topic is read, by the settings that the app is handed out with. */
class HrKafkaSwitchTest {

    private final ApplicationContextRunner app = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(CamelContext.class, DefaultCamelContext::new)
            .withUserConfiguration(OfTheTopic.class);

    @Configuration
    @EnableConfigurationProperties(HrKafkaProperties.class)
    @Import(TopicWatch.class)
    static class OfTheTopic {}

    @Test
    void withoutBootstrapServersThereIsNoSuchRouteAndNothingIsWatched() {
        app.run(context -> {
            assertThat(routes(context)).isZero();
            assertThat(context).doesNotHaveBean(TopicWatch.class);
        });
    }

    @Test
    void withBootstrapServersTheTopicIsReadAndWatched() {
        app.withPropertyValues("mfa.hr-kafka.bootstrap-servers=127.0.0.1:1").run(context -> {
            assertThat(routes(context)).isOne();
            assertThat(context).hasSingleBean(TopicWatch.class);
        });
    }

    private static int routes(ApplicationContext context) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new HrKafkaRoute(context.getBean(HrKafkaProperties.class), TestIds.EVENTS));
            return camel.getRouteDefinitions().size();
        }
    }
}
