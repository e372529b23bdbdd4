package io.oktafactors.kamelets.behaviour;

import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context whose one route calls one Kamelet and has a channel for each kind of error. */
final class CallingRoute implements AutoCloseable {

    /** The exchange property that says which way the message went: {@link #DONE}, {@link #REJECTED} or {@link #RATE_LIMITED}. */
    static final String CHANNEL = "channel";

    static final String DONE = "done";
    static final String REJECTED = "rejected";
    static final String RATE_LIMITED = "rate-limited";

    private static final String START = "direct:call";

    /** Where the channels are. */
    enum Errors {
        /** In a route configuration: Camel gives it to the Kamelet's route, too. */
        ROUTE_CONFIGURATION(false),
        /** In onException of the calling route, with a Kamelet that is told to have no error handler of its own. */
        ON_EXCEPTION(true),
        /** In onException of the calling route, and nothing else. */
        ON_EXCEPTION_ALONE(false);

        private final boolean noErrorHandler;

        Errors(boolean noErrorHandler) {
            this.noErrorHandler = noErrorHandler;
        }
    }

    private final CamelContext context = new DefaultCamelContext();
    private final String kamelet;
    private final Map<String, Object> parameters = new TreeMap<>();

    private final List<RouteBuilder> others = new ArrayList<>();

    private Errors errors = Errors.ROUTE_CONFIGURATION;

    private CallingRoute(String kamelet, String orgUrl) {
        this.kamelet = kamelet;
        parameters.put("orgUrl", orgUrl);
    }

    static CallingRoute to(String kamelet, String orgUrl) {
        return new CallingRoute(kamelet, orgUrl);
    }

    /** Sends one message to a Kamelet without parameters of its own, and tells what became of it. */
    static Exchange call(OktaSandbox okta, String kamelet, Object body, Map<String, Object> headers) {
        try (CallingRoute route = to(kamelet, okta.url()).token(okta.token()).start()) {
            return route.send(body, headers);
        }
    }

    CallingRoute with(Map<String, ?> parameters) {
        this.parameters.putAll(parameters);
        return this;
    }

    /** The token as a parameter of the Kamelet, from a property of the context. */
    CallingRoute token(String token) {
        Properties properties = new Properties();
        properties.setProperty("okta.token", token);
        context.getPropertiesComponent().setInitialProperties(properties);
        parameters.put("token", "{{okta.token}}");
        return this;
    }

    CallingRoute tokenOfTheComponent(String token) {
        context.getComponent("okta-factors", OktaFactorsComponent.class)
                .getConfiguration()
                .setToken(token);
        return this;
    }

    /** Another route beside it. */
    CallingRoute route(String uri, Consumer<Message> step) {
        others.add(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> step.accept(exchange.getMessage()));
            }
        });
        return this;
    }

    /** Where the channels are; in a route configuration if this is not called. */
    CallingRoute errors(Errors errors) {
        this.errors = errors;
        return this;
    }

    CallingRoute start() {
        parameters.put("noErrorHandler", errors.noErrorHandler);
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        String uri = "kamelet:" + kamelet + "?" + query;
        try {
            if (errors == Errors.ROUTE_CONFIGURATION) {
                context.addRoutesConfigurations(new Channels());
                context.addRoutes(new Call(uri));
            } else {
                context.addRoutes(new CallWithChannels(uri));
            }
            for (RouteBuilder other : others) {
                context.addRoutes(other);
            }
            context.start();
            return this;
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    CamelContext context() {
        return context;
    }

    /** Sends one message; the exchange that comes back tells its {@link #CHANNEL}. */
    Exchange send(Object body, Map<String, Object> headers) {
        Exchange exchange = ExchangeBuilder.anExchange(context).withBody(body).build();
        headers.forEach(exchange.getMessage()::setHeader);
        try (var template = context.createFluentProducerTemplate()) {
            return template.to(START).withExchange(exchange).send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }

    private static final class Channels extends RouteConfigurationBuilder {
        @Override
        public void configuration() {
            var channels = routeConfiguration("channels");
            channels.onException(OktaFactorsException.Rejected.class)
                    .handled(true)
                    .setProperty(CHANNEL, constant(REJECTED));
            channels.onException(OktaFactorsException.RateLimited.class)
                    .handled(true)
                    .setProperty(CHANNEL, constant(RATE_LIMITED));
        }
    }

    private static class Call extends RouteBuilder {
        private final String uri;

        Call(String uri) {
            this.uri = uri;
        }

        @Override
        public void configure() {
            from(START).routeConfigurationId("channels").to(uri).setProperty(CHANNEL, constant(DONE));
        }
    }

    private static final class CallWithChannels extends Call {
        CallWithChannels(String uri) {
            super(uri);
        }

        @Override
        public void configure() {
            onException(OktaFactorsException.Rejected.class).handled(true).setProperty(CHANNEL, constant(REJECTED));
            onException(OktaFactorsException.RateLimited.class)
                    .handled(true)
                    .setProperty(CHANNEL, constant(RATE_LIMITED));
            super.configure();
        }
    }
}
