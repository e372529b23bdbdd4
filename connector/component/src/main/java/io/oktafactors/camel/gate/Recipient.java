package io.oktafactors.camel.gate;

import java.util.Locale;

/**
 * The recipient of what is sent for a factor, as keys.
 *
 * @param pace key for Okta's limits: a number and a channel, or an address; the factor if neither is known
 * @param paid key for the caps on cost: a number; the factor if it is not known
 */
public record Recipient(Channel channel, Key pace, Key paid) {

    /** How it is sent. */
    public enum Channel {
        SMS,
        CALL,
        /** By SMS or call. */
        PHONE,
        EMAIL,
        /** It is not known which of those. */
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

    /** A recipient of which only the factor or the user is known. */
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

    /** The digits of a number, to compare numbers: Okta writes them with and without hyphens. */
    public static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }

    /** The side effect of a code for this recipient. */
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
