package io.oktafactors.sandbox;

import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.camel.operation.OktaFactorsOutputType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The component in a context of its own, pointed at an organization. Endpoints are called by the end of their URI. */
final class ComponentClient implements AutoCloseable {
    final CamelContext context = new DefaultCamelContext();

    private final ProducerTemplate template;

    ComponentClient(OktaSandbox okta) {
        this(okta, options -> {
            options.setAuthorizationMode(AuthorizationMode.SSWS);
            options.setToken(okta.token());
        });
    }

    ComponentClient(OktaSandbox okta, Consumer<OktaFactorsConfiguration> credentials) {
        OktaFactorsConfiguration options =
                context.getComponent("okta-factors", OktaFactorsComponent.class).getConfiguration();
        options.setOrgUrl(okta.url());
        options.setOutputType(OktaFactorsOutputType.model);
        options.setGates(false); // tests move the organization's clock, and gates wait by the real one
        credentials.accept(options);
        context.start();
        template = context.createProducerTemplate();
    }

    /** What came of a call, failed or not. */
    Exchange send(String operation, Object body, Map<String, Object> headers) {
        return template.send("okta-factors:" + operation, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** A call whose end is awaited elsewhere. */
    CompletableFuture<Exchange> start(String operation, Object body, Map<String, Object> headers) {
        return template.asyncSend("okta-factors:" + operation, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** A call that has to succeed. */
    Exchange call(String operation, Object body, Map<String, Object> headers) {
        Exchange exchange = send(operation, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError(operation + " failed", exchange.getException());
        }
        return exchange;
    }

    <T> T call(Class<T> answer, String operation, String userId, String factorId, Object body) {
        return answer.cast(
                call(operation, body, ids(userId, factorId)).getMessage().getBody());
    }

    <T> List<T> list(Class<T> item, String operation, String userId) {
        return call(List.class, operation, userId, null, null).stream()
                .map(item::cast)
                .toList();
    }

    /** A call that Okta has to refuse. */
    OktaFactorsException refusal(String operation, String userId, String factorId, Object body) {
        Exception failure = send(operation, body, ids(userId, factorId)).getException();
        if (failure instanceof OktaFactorsException refusal) {
            return refusal;
        }
        throw new AssertionError(operation + " was not refused", failure);
    }

    static Map<String, Object> ids(String userId, String factorId) {
        return factorId == null
                ? Map.of(OktaFactorsConstants.USER_ID, userId)
                : Map.of(OktaFactorsConstants.USER_ID, userId, OktaFactorsConstants.FACTOR_ID, factorId);
    }

    @Override
    public void close() {
        context.stop();
    }
}
