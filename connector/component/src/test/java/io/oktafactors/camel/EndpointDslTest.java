package io.oktafactors.camel;

import static io.oktafactors.camel.dsl.StaticEndpointBuilders.oktaFactors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.operation.OktaFactorsOutputType;
import java.util.List;
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
