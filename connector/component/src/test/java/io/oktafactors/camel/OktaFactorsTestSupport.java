package io.oktafactors.camel;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.options.ConfigSources;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** A context whose okta-factors component calls a fake Okta. */
public abstract class OktaFactorsTestSupport extends CamelTestSupport {

    public static final String TOKEN = "00canaryTokenX7";

    /** Values for the path of every operation. */
    static final Map<String, Object> IDS = Map.of(
            OktaFactorsConstants.USER_ID, "00u1",
            OktaFactorsConstants.FACTOR_ID, "sms2",
            OktaFactorsConstants.TRANSACTION_ID, "v2mst.3",
            OktaFactorsConstants.QR_TOKEN, "00qr4");

    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, (byte) 0xff};

    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // the machine may be busy
        Awaitility.setDefaultPollDelay(Duration.ZERO); // it may be idle too
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    public final FakeOkta okta = new FakeOkta();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        OktaFactorsComponent component = context.getComponent("okta-factors", OktaFactorsComponent.class);
        configure(component, okta);
        component.getConfiguration().setMaxAttempts(attempts());
        component.getConfiguration().setBudgetShare(budgetShare());
        return context;
    }

    /** Without what the machine has, and with many calls to one phone, in tests that are not about that. */
    static void configure(OktaFactorsComponent component, FakeOkta okta) {
        component.setSources(ConfigSources.of(component.getCamelContext(), Map.of()));
        component.getConfiguration().setOrgUrl(okta.url());
        component.getConfiguration().setToken(TOKEN);
        component.getConfiguration().setRetryDelay(1);
        component.getConfiguration().setGates(false);
    }

    /** How often a call is sent at the most, in tests that are not about that. */
    int attempts() {
        return 1;
    }

    /** Nothing where answers tell limits that are none. */
    int budgetShare() {
        return 100;
    }

    @AfterEach
    void closeOkta() {
        okta.close();
    }

    OktaFactorsComponent component() {
        return context.getComponent("okta-factors", OktaFactorsComponent.class);
    }

    /** Applies to endpoints that are used for the first time from now on. */
    void requestTimeout(long millis) {
        component().getConfiguration().setRequestTimeout(millis);
    }

    Exchange call(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** Calls with the ids that every path needs, and a body where one is needed. */
    Exchange call(OktaFactorsOperation operation) {
        return call("okta-factors:" + operation, bodyFor(operation), IDS);
    }

    static String bodyFor(OktaFactorsOperation operation) {
        return operation.body() == OktaFactorsOperation.Body.REQUIRED
                ? "{\"factorType\":\"sms\",\"provider\":\"OKTA\"}"
                : null;
    }

    /** The shortest answer that the operation takes for a success. */
    static FakeOkta.Answer successOf(OktaFactorsOperation operation) {
        return switch (operation.answer()) {
            case OBJECT_OR_NOTHING -> FakeOkta.raw(204, "");
            case IMAGE -> FakeOkta.bytes(200, PNG, "Content-Type: image/png");
            case OBJECT -> FakeOkta.json(200, "{}");
            case ARRAY -> FakeOkta.json(200, "[]");
        };
    }

    static <E extends Throwable> E failureOf(Exchange exchange, Class<E> type) {
        Exception failure = exchange.getException();
        if (!type.isInstance(failure)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + failure, failure);
        }
        return type.cast(failure);
    }
}
