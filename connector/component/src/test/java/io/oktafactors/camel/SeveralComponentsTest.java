package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.MemoryBudgetStore;
import io.oktafactors.camel.options.ConfigSources;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Components of one Camel context count together what they do with the same credentials, or to the same phone. */
class SeveralComponentsTest extends OktaFactorsTestSupport {

    private static final String ONE_OF_A_HUNDRED = ":listFactors?budgetShare=1&budgetWait=1s";

    @Test
    void callsWithTheSameCredentialsAreCountedTogether() {
        add("okta-lab");
        okta.answers(limited());

        assertThat(call("okta-factors" + ONE_OF_A_HUNDRED, null, IDS).getException())
                .isNull();
        assertThat(failureOf(call("okta-lab" + ONE_OF_A_HUNDRED, null, IDS), OktaFactorsException.RateLimited.class))
                .hasMessageContaining("1 of 1 calls of the current window are used");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void theBudgetOutlivesAComponentThatIsRemoved() {
        add("okta-lab");
        okta.answers(limited());
        call("okta-factors" + ONE_OF_A_HUNDRED, null, IDS);

        context.removeComponent("okta-lab");

        failureOf(call("okta-factors" + ONE_OF_A_HUNDRED, null, IDS), OktaFactorsException.RateLimited.class);
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void aComponentWithAStoreOfItsOwnHasABudgetOfItsOwn() {
        add("okta-lab", new MemoryBudgetStore());
        okta.answers(limited());
        call("okta-factors" + ONE_OF_A_HUNDRED, null, IDS);

        assertThat(call("okta-lab" + ONE_OF_A_HUNDRED, null, IDS).getException())
                .isNull();
    }

    @Test
    void aPhoneHasOneGate() {
        component().getConfiguration().setGates(true);
        add("okta-lab").getConfiguration().setGates(true);
        String sms = "{\"factorType\":\"sms\",\"provider\":\"OKTA\",\"profile\":{\"phoneNumber\":\"+12065550142\"}}";
        okta.answers(FakeOkta.json(200, "{\"id\":\"mbl1\",\"status\":\"PENDING_ACTIVATION\"}"));
        Exchange first = call("okta-factors:enrollFactor?budgetWait=1s", sms, IDS);

        Exchange second =
                call("okta-lab:enrollFactor?budgetWait=1s", sms, Map.of(OktaFactorsConstants.USER_ID, "00u2"));

        assertThat(first.getException()).isNull();
        assertThat(failureOf(second, OktaFactorsException.RateLimited.class))
                .hasMessageContaining("one SMS")
                .hasMessageNotContaining("2065550142");
    }

    /** Another component with the same organization and token. */
    private OktaFactorsComponent add(String name) {
        return add(name, null);
    }

    private OktaFactorsComponent add(String name, BudgetStore store) {
        OktaFactorsComponent other = new OktaFactorsComponent();
        other.setSources(ConfigSources.of(context, Map.of()));
        other.setConfiguration(component().getConfiguration().copy());
        other.setBudgetStore(store);
        context.addComponent(name, other);
        return other;
    }

    private static FakeOkta.Answer limited() {
        Instant now = Instant.now();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        return FakeOkta.json(
                200,
                "[]",
                "Date: " + date,
                "X-Rate-Limit-Limit: 100",
                "X-Rate-Limit-Remaining: 99",
                "X-Rate-Limit-Reset: " + (now.getEpochSecond() + 40));
    }
}
