package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads may make the first call of a component at the same moment. */
class FirstUseTest {

    private static final int THREADS = 200;
    private static final int CONTEXTS = 20;

    private final FakeOkta okta = new FakeOkta();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        okta.close();
    }

    @Test
    void noFirstCallFails() throws Exception {
        for (int i = 0; i < CONTEXTS; i++) {
            try (CamelContext context = context()) {
                context.start();
                allCall(context, "okta-factors");
            }
        }
    }

    @Test
    void noFirstCallOfASecondComponentFails() throws Exception {
        for (int i = 0; i < CONTEXTS; i++) {
            try (CamelContext context = context()) {
                context.addComponent("okta-lab", new OktaFactorsComponent());
                context.start();
                okta.answers(FakeOkta.json(200, "[]"));
                call(context, "okta-factors");
                allCall(context, "okta-lab");
            }
        }
    }

    @Test
    void noFirstCallAfterARestartFails() throws Exception {
        try (CamelContext context = context()) {
            context.start();
            for (int i = 0; i < CONTEXTS; i++) {
                allCall(context, "okta-factors");
                OktaFactorsComponent component = context.getComponent("okta-factors", OktaFactorsComponent.class);
                component.stop();
                component.start();
            }
        }
    }

    @Test
    void anEndpointStartsNoComponentThatWasStopped() throws Exception {
        try (CamelContext context = context()) {
            context.start();
            OktaFactorsComponent component = context.getComponent("okta-factors", OktaFactorsComponent.class);
            component.stop();

            component.createEndpoint("okta-factors:listFactors");

            assertThat(component.isStarted()).isFalse();
        }
    }

    private CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("okta.client.orgUrl", okta.url());
        context.getPropertiesComponent().addInitialProperty("okta.client.token", "00abc");
        return context;
    }

    private void allCall(CamelContext context, String scheme) throws Exception {
        okta.answers(FakeOkta.json(200, "[]"));
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<Object>> answers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            answers.add(threads.submit(() -> {
                together.await();
                return call(context, scheme);
            }));
        }
        for (Future<Object> answer : answers) {
            assertThat(answer.get()).isEqualTo("[]");
        }
    }

    private static Object call(CamelContext context, String scheme) throws Exception {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.requestBody(scheme + ":listFactors?userId=00u1", null, String.class);
        }
    }
}
