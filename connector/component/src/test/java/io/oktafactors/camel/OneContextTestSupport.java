package io.oktafactors.camel;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * One context and one fake Okta for all tests of a class, which end their calls and leave the options of the component as they are.
 * Nothing is counted: an answer to one test would hold back the calls of the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneContextTestSupport {

    final FakeOkta okta = new FakeOkta();
    final DefaultCamelContext context = new DefaultCamelContext(false);

    private ProducerTemplate template;

    @BeforeAll
    void start() {
        context.build();
        OktaFactorsComponent component = context.getComponent("okta-factors", OktaFactorsComponent.class);
        OktaFactorsTestSupport.configure(component, okta);
        component.getConfiguration().setMaxAttempts(attempts());
        component.getConfiguration().setBudgetShare(0);
        context.start();
        template = context.createProducerTemplate();
    }

    /** How often a call is sent at the most, in tests that are not about that. */
    int attempts() {
        return 1;
    }

    @AfterEach
    void forget() {
        okta.forget();
    }

    @AfterAll
    void stop() {
        context.stop();
        okta.close();
    }

    Exchange call(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** Calls with the ids that every path needs, and a body where one is needed. */
    Exchange call(OktaFactorsOperation operation) {
        return call("okta-factors:" + operation, OktaFactorsTestSupport.bodyFor(operation), OktaFactorsTestSupport.IDS);
    }
}
