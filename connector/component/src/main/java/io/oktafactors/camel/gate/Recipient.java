package io.oktafactors.camel.gate;

import java.util.Locale;

/**
 * Who gets what is sent for a factor, without telling it.
 *
 * @param pace what Okta's pauses are about: a number and a channel, or an address; the factor where neither is known
 * @param paid what codes cost is about: a number; the factor where it is not known
 */
public record Recipient(Channel channel, Key pace, Key paid) {

    /** How it is sent. */
    public enum Channel {
        SMS,
        CALL,
        /** By one of the two. */
        PHONE,
        EMAIL,
        /** Nobody knows: it may be any of those. */
        UNKNOWN,
        /** Nothing is sent. */
        NONE;

        /** The channel of Okta's factor type; none for one whose codes do not travel. */
        public static Channel of(String factorType) {
            return switch (factorType) {
                case "sms" -> SMS;
                case "call" -> CALL;
                case "email" -> EMAIL;
                default -> NONE;
            };
        }
    }

    /** One of which nothing but the factor, or the user, is known. */
    public static Recipient of(Channel channel, Key factor) {
        return new Recipient(channel, factor, factor);
    }

    /** The same with a number or address at an organization. */
    public Recipient at(Keys keys, String organization, String address) {
        return switch (channel) {
            case SMS, CALL ->
                new Recipient(
                        channel,
                        keys.of(organization, channel.name(), digits(address)),
                        number(keys, organization, address));
            case PHONE -> new Recipient(channel, pace, number(keys, organization, address));
            case EMAIL ->
                of(channel, keys.of(organization, channel.name(), address.trim().toLowerCase(Locale.ROOT)));
            case UNKNOWN, NONE -> this;
        };
    }

    private static Key number(Keys keys, String organization, String phone) {
        return keys.of(organization, "number", digits(phone));
    }

    /** What numbers are compared by: Okta writes them with and without hyphens. */
    public static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }

    /** What a code for this recipient is. */
    public SideEffect deed() {
        return switch (channel) {
            case SMS, CALL, PHONE, UNKNOWN -> SideEffect.CODE;
            case EMAIL -> SideEffect.MAIL;
            case NONE -> null;
        };
    }

    /** Whether a challenge may show a prompt. */
    boolean mayBePrompted() {
        return channel == Channel.NONE || channel == Channel.UNKNOWN;
    }
}
