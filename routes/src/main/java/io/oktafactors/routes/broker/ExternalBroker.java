package io.oktafactors.routes.broker;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts no embedded broker with {@code spring.artemis.mode=native}; Spring Boot would start one all the same. */
final class ExternalBroker implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if ("native".equalsIgnoreCase(environment.getProperty("spring.artemis.mode"))) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "externalBroker", Map.of("spring.artemis.embedded.enabled", "false")));
        }
    }
}
