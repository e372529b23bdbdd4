package io.oktafactors.camel.springboot;

/** The options about what calls do to one phone, mailbox or user, as properties. */
public abstract class OktaGateProperties extends OktaClientProperties {

    /**
     * Whether calls that Okta would refuse for one phone, mailbox or user are held back: an SMS or a call to a phone within
     * 30 s of the last one, a mail to an address within 5 s, a sixth code of a user to activate with or to be resent within
     * five minutes. They wait for at most budget-wait.
     */
    private Boolean gates = true;

    /** The most codes by SMS and call that a phone gets within an hour. One more is not sent. 0 for any number. */
    private Integer maxCodesPerPhone = 0;

    /**
     * The most codes by SMS and call that are sent within an hour, to all phones. One more is not sent. 0 for any number.
     */
    private Integer maxCodesPerHour = 0;

    /**
     * The most codes by SMS and call that are sent from the start of the context to its end. One more is not sent. 0 for any
     * number.
     */
    private Integer maxCodesPerRun = 0;

    /** The most push prompts that a user gets within an hour, with await. 0 for any number. */
    private Integer maxPushesPerHour = 10;

    public Boolean getGates() {
        return gates;
    }

    public void setGates(Boolean gates) {
        this.gates = gates;
    }

    public Integer getMaxCodesPerPhone() {
        return maxCodesPerPhone;
    }

    public void setMaxCodesPerPhone(Integer maxCodesPerPhone) {
        this.maxCodesPerPhone = maxCodesPerPhone;
    }

    public Integer getMaxCodesPerHour() {
        return maxCodesPerHour;
    }

    public void setMaxCodesPerHour(Integer maxCodesPerHour) {
        this.maxCodesPerHour = maxCodesPerHour;
    }

    public Integer getMaxCodesPerRun() {
        return maxCodesPerRun;
    }

    public void setMaxCodesPerRun(Integer maxCodesPerRun) {
        this.maxCodesPerRun = maxCodesPerRun;
    }

    public Integer getMaxPushesPerHour() {
        return maxPushesPerHour;
    }

    public void setMaxPushesPerHour(Integer maxPushesPerHour) {
        this.maxPushesPerHour = maxPushesPerHour;
    }
}
