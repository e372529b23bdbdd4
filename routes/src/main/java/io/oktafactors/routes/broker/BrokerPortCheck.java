package io.oktafactors.routes.broker;

import io.oktafactors.routes.settings.SettingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Checks whether the port can be opened, before anything starts. Spring Boot does not report a broker that fails to start:
 * everything that needs the broker would wait for it.
 */
@Component
class BrokerPortCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder.get(environment).bind("mfa.broker", BrokerProperties.class).ifBound(settings -> {
            if (settings.port() != null) {
                check(settings.host(), settings.port());
            }
        });
    }

    private void check(String host, int port) {
        if ("native".equalsIgnoreCase(environment.getProperty("spring.artemis.mode"))) {
            throw new SettingException(
                    "The setting mfa.broker.port requires the embedded broker, which does not start with"
                            + " spring.artemis.mode=native; remove one of the two settings");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException("The port that the settings mfa.broker.host and mfa.broker.port name, " + host
                    + ":" + port + ", cannot be opened (" + e.getMessage() + "); choose another one");
        }
    }
}
