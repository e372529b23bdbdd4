package io.oktafactors.camel;

import static io.oktafactors.camel.dsl.StaticEndpointBuilders.oktaFactors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.operation.OktaFactorsOutputType;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.junit.jupiter.api.Test;

/** Endpoints written in Java, with the builders that are generated from the options. */
class EndpointDslTest extends OktaFactorsTestSupport {

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new EndpointRouteBuilder() {
            @Override
            public void configure() {
                from(direct("list"))
                        .to(oktaFactors("listFactors")
                                .userId("00u1")
                                .outputType(OktaFactorsOutputType.map)
                                .advanced()
                                .requestTimeout("20s"));
                from(direct("each"))
                        .toD(oktaFactors("listFactors").userId("${header.user}").outputType(OktaFactorsOutputType.map));
            }
        };
    }

    @Test
    void anEndpointIsBuilt() {
        okta.answers(FakeOkta.json(200, "[{\"id\":\"sms1\"}]"));

        Exchange exchange = template.send("direct:list", each -> {});

        assertThat(exchange.getException()).isNull();
        assertThat(okta.onlyCall()).hasToString("GET /api/v1/users/00u1/factors");
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(1);
    }

    @Test
    void endpointsThatAreComputedAreOne() {
        okta.answers(FakeOkta.json(200, "[]"));

        for (String user : List.of("00u1", "a&b+c")) {
            assertThat(call("direct:each", null, Map.of("user", user)).getException())
                    .isNull();
        }

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::target)
                .containsExactly("/api/v1/users/00u1/factors", "/api/v1/users/a%26b%2Bc/factors");
        assertThat(context.getEndpoints())
                .filteredOn(endpoint -> endpoint instanceof OktaFactorsEndpoint made
                        && made.getConfiguration().getUserId() == null)
                .hasSize(1);
    }

    @Test
    void aWrongTextIsRefusedByTheNameOfItsOption() {
        assertThatThrownBy(() -> context.addRoutes(new EndpointRouteBuilder() {
                    @Override
                    public void configure() {
                        from(direct("enroll")).to(oktaFactors("enrollFactor").tokenLifetimeSeconds("30s"));
                    }
                }))
                .hasMessageContaining("The option tokenLifetimeSeconds must be a whole number");
    }
}
