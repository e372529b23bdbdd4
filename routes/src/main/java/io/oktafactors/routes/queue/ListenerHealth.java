package io.oktafactors.routes.queue;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsConsumer;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.stereotype.Component;

/** Reports when the queue of a started route has no consumer. */
@Component("jmsListeners")
class ListenerHealth implements HealthIndicator {

    private final CamelContext context;

    ListenerHealth(CamelContext context) {
        this.context = context;
    }

    @Override
    public Health health() {
        List<String> idle = context.getRoutes().stream()
                .filter(route -> context.getRouteController()
                        .getRouteStatus(route.getRouteId())
                        .isStarted())
                .filter(route -> route.getConsumer() instanceof JmsConsumer consumer && !isListening(consumer))
                .map(Route::getRouteId)
                .toList();
        return idle.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("routesWithoutConsumer", idle).build();
    }

    private static boolean isListening(JmsConsumer consumer) {
        try {
            return consumer.getListenerContainer() instanceof DefaultMessageListenerContainer listener
                    && listener.isRunning()
                    && listener.isRegisteredWithDestination();
        } catch (Exception e) { // it could not be set up
            return false;
        }
    }
}
