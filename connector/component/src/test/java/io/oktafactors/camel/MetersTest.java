package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** What is counted, under which names. */
class MetersTest extends OktaFactorsTestSupport {

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("myMeters", meters);
        return context;
    }

    @Test
    void callsAreCountedAndTimedByOperationAndStatus() {
        okta.answers(
                FakeOkta.json(200, "[]"),
                FakeOkta.json(200, "[]"),
                FakeOkta.json(404, "{\"errorCode\":\"E0000007\"}"),
                FakeOkta.reset());
        for (int i = 0; i < 4; i++) {
            call(OktaFactorsOperation.listFactors);
        }

        assertThat(calls("200")).isEqualTo(2);
        assertThat(calls("404")).isEqualTo(1);
        assertThat(calls("none")).isEqualTo(1);
        assertThat(meters.get("okta.factors.calls").tag("status", "200").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
    }

    @Test
    void errorsAreCountedByCode() {
        okta.answers(
                FakeOkta.json(404, "{\"errorCode\":\"E0000007\"}"),
                FakeOkta.raw(500, ""),
                FakeOkta.json(400, "{\"errorCode\":\"anything that 4815162342 came\"}"),
                FakeOkta.raw(403, "", "WWW-Authenticate: Bearer error=\"insufficient_scope\""));
        for (int i = 0; i < 4; i++) {
            call(OktaFactorsOperation.listFactors);
        }

        Map<String, Integer> counts = Map.of("E0000007", 1, "none", 2, "insufficient_scope", 1);
        counts.forEach((code, count) -> {
            assertThat(meters.get("okta.factors.errors")
                            .tag("operation", "listFactors")
                            .tag("code", code)
                            .counter()
                            .count())
                    .isEqualTo((double) count);
        });
    }

    @Test
    void noTagTellsWhomACallWasAbout() {
        okta.answers(FakeOkta.json(200, "{}"), FakeOkta.json(404, "{\"errorCode\":\"E0000007\"}"));
        call(OktaFactorsOperation.getUser);
        call(OktaFactorsOperation.getUser);

        assertThat(meters.getMeters()).hasSize(3);
        for (Meter meter : meters.getMeters()) {
            assertThat(meter.getId().getTags())
                    .extracting(Tag::getValue)
                    .isSubsetOf("getUser", "200", "404", "E0000007");
        }
    }

    @Test
    void amongSeveralRegistriesTheOneOfCamelIsUsed() {
        MeterRegistry ofCamel = new SimpleMeterRegistry();
        context.getRegistry().bind("others", new CompositeMeterRegistry());
        context.getRegistry().bind("metricsRegistry", ofCamel);
        component().stop();
        component().start();
        okta.answers(FakeOkta.json(200, "[]"));

        call(OktaFactorsOperation.listFactors);

        assertThat(ofCamel.getMeters()).hasSize(1);
        assertThat(meters.getMeters()).isEmpty();
    }

    private long calls(String status) {
        return meters.get("okta.factors.calls")
                .tag("operation", "listFactors")
                .tag("status", status)
                .timer()
                .count();
    }
}
