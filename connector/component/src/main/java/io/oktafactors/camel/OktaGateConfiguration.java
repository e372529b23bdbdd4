package io.oktafactors.camel;

import io.oktafactors.camel.gate.Gate;
import io.oktafactors.camel.request.GateOptions;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options about what calls do to one phone, mailbox or user. */
@UriParams
public abstract class OktaGateConfiguration extends OktaClientConfiguration {

    @UriParam(
            label = "gates",
            defaultValue = "true",
            description =
                    "Whether calls that Okta would refuse for one phone, mailbox or user are held back: an SMS or a call to"
                            + " a phone within 30 s of the last one, a mail to an address within 5 s, a sixth code of a user to"
                            + " activate with or to be resent within five minutes. They wait for at most budgetWait.")
    private boolean gates = true;

    @UriParam(
            label = "gates",
            defaultValue = "0",
            description =
                    "The most codes by SMS and call that a phone gets within an hour. One more is not sent. 0 for any number.")
    private int maxCodesPerPhone;

    @UriParam(
            label = "gates",
            defaultValue = "0",
            description =
                    "The most codes by SMS and call that are sent within an hour, to all phones. One more is not sent. 0 for"
                            + " any number.")
    private int maxCodesPerHour;

    @UriParam(
            label = "gates",
            defaultValue = "0",
            description =
                    "The most codes by SMS and call that are sent from the start of the context to its end. One more is not"
                            + " sent. 0 for any number.")
    private int maxCodesPerRun;

    @UriParam(
            label = "gates",
            defaultValue = "10",
            description = "The most push prompts that a user gets within an hour, with await. 0 for any number.")
    private int maxPushesPerHour = 10;

    private GateOptions gateOptions = GateOptions.of(false, Map.of());

    public boolean isGates() {
        return gates;
    }

    public void setGates(boolean gates) {
        this.gates = gates;
    }

    public int getMaxCodesPerPhone() {
        return maxCodesPerPhone;
    }

    public void setMaxCodesPerPhone(int maxCodesPerPhone) {
        this.maxCodesPerPhone = maxCodesPerPhone;
    }

    public int getMaxCodesPerHour() {
        return maxCodesPerHour;
    }

    public void setMaxCodesPerHour(int maxCodesPerHour) {
        this.maxCodesPerHour = maxCodesPerHour;
    }

    public int getMaxCodesPerRun() {
        return maxCodesPerRun;
    }

    public void setMaxCodesPerRun(int maxCodesPerRun) {
        this.maxCodesPerRun = maxCodesPerRun;
    }

    public int getMaxPushesPerHour() {
        return maxPushesPerHour;
    }

    public void setMaxPushesPerHour(int maxPushesPerHour) {
        this.maxPushesPerHour = maxPushesPerHour;
    }

    /** Once all options are there. */
    void settleGates(boolean await) {
        gateOptions = GateOptions.of(
                gates,
                Map.of(
                        Gate.CODES_OF_PHONE, maxCodesPerPhone,
                        Gate.CODES_OF_HOUR, maxCodesPerHour,
                        Gate.CODES_OF_RUN, maxCodesPerRun,
                        Gate.PROMPTS, await ? maxPushesPerHour : 0));
    }

    public GateOptions gates() {
        return gateOptions;
    }
}
