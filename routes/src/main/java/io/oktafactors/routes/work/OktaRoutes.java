package io.oktafactors.routes.work;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.routes.event.Lane;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ChoiceDefinition;
import org.springframework.stereotype.Component;

/**
 * A route for each of Okta's operations that the app uses. It calls the operation in the lane of the event. Each lane has its
 * own endpoint, so no message can choose an unknown lane, and the reserve of a lane exists from the start.
 */
@Component
class OktaRoutes extends RouteBuilder {

    static final List<OktaFactorsOperation> OPERATIONS = List.of(
            OktaFactorsOperation.getUser,
            OktaFactorsOperation.listFactors,
            OktaFactorsOperation.enrollFactor,
            OktaFactorsOperation.unenrollFactor,
            OktaFactorsOperation.verifyFactor,
            OktaFactorsOperation.activateFactor,
            OktaFactorsOperation.resendEnrollFactor);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The route of an operation. Its answer is a Map, or a List of them, so the component parses it completely, and malformed
     * JSON counts as an error of Okta.
     */
    static String call(OktaFactorsOperation operation) {
        return "direct:okta-" + operation;
    }

    /** Converts the answer in the body to a record. */
    static Processor one(Class<?> type) {
        JavaType target = JSON.constructType(type);
        return exchange -> exchange.getMessage()
                .setBody(JSON.convertValue(exchange.getMessage().getBody(), target));
    }

    /** Converts the answer in the body to a list of records. */
    static Processor list(Class<?> type) {
        JavaType target = JSON.getTypeFactory().constructCollectionType(List.class, type);
        return exchange -> exchange.getMessage()
                .setBody(JSON.convertValue(exchange.getMessage().getBody(), target));
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        for (OktaFactorsOperation operation : OPERATIONS) {
            ChoiceDefinition lanes =
                    from(call(operation)).routeId("okta-" + operation).choice();
            for (Lane lane : Lane.values()) {
                lanes.when(exchange -> Work.event(exchange).lane() == lane)
                        .to("okta-factors:" + operation + "?outputType=map&lane="
                                + lane.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
