package io.oktafactors.camel;

import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** The program that {@link ClassChanges} looks at: makes a call, after a few of its kind. */
final class WarmCall {

    private static final String SMS =
            "{\"factorType\":\"sms\",\"provider\":\"OKTA\",\"profile\":{\"phoneNumber\":\"+1206555%04d\"}}";

    private static final String[] LIMITS = {
        "Date: Tue, 14 Nov 2023 22:13:20 GMT",
        "X-Rate-Limit-Limit: 600",
        "X-Rate-Limit-Remaining: 500",
        "X-Rate-Limit-Reset: 1700000060"
    };

    private WarmCall() {}

    public static void main(String[] arguments) throws Exception {
        OktaFactorsOperation operation = OktaFactorsOperation.valueOf(arguments[0]);
        try (FakeOkta okta = new FakeOkta();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("okta.client.orgUrl", okta.url());
            context.getPropertiesComponent().addInitialProperty("okta.client.token", "00abc");
            context.start();
            String answer = operation == OktaFactorsOperation.listFactors
                    ? "[{\"id\":\"mbl1\",\"factorType\":\"sms\"}]"
                    : "{\"id\":\"mbl1\",\"factorType\":\"sms\",\"status\":\"PENDING_ACTIVATION\"}";
            okta.answers(FakeOkta.json(200, answer, LIMITS));
            ProducerTemplate template = context.createProducerTemplate();
            for (int i = 0; i < 20; i++) {
                boolean last = i == 19;
                mark(last);
                template.requestBodyAndHeaders(
                        "okta-factors:" + operation,
                        body(operation, i),
                        Map.of(OktaFactorsConstants.USER_ID, "00u" + i));
                mark(false);
            }
        }
    }

    private static String body(OktaFactorsOperation operation, int number) {
        return operation.body() == OktaFactorsOperation.Body.NONE ? null : SMS.formatted(number);
    }

    /** Where the one who looks begins and ends. */
    static void mark(boolean begins) {}
}
