package io.oktafactors.camel.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The check of one limit for a call.
 *
 * @param key key of the phone, mailbox or user
 * @param times maximum number within the limit's period
 * @param counts whether the call is counted, or only has to wait
 */
public record LimitCheck(RecipientLimit gate, Key key, int times, boolean counts) {

    public LimitCheck {
        if (times < 1) {
            throw new IllegalArgumentException("The limit of a gate must be 1 or more");
        }
    }

    /**
     * The checks of all limits for a call.
     *
     * @param times how often within each gate's period; a limit that is not in the map is off
     * @param deeds side effects of the call beside sending a code
     * @param recipient who gets a code; null for nobody
     * @param user the owner of the factor
     */
    public static List<LimitCheck> of(
            Map<RecipientLimit, Integer> times, Set<SideEffect> deeds, Recipient recipient, Key user) {
        List<LimitCheck> claims = new ArrayList<>(times.size());
        SideEffect sent = recipient == null ? null : recipient.deed();
        boolean prompts = deeds.contains(SideEffect.PROMPT) && recipient.mayBePrompted();
        for (Map.Entry<RecipientLimit, Integer> most : times.entrySet()) {
            RecipientLimit gate = most.getKey();
            SideEffect deed = gate.deed();
            boolean counts = deed == sent || deeds.contains(deed) && (deed != SideEffect.PROMPT || prompts);
            if (counts || gate.stops() != null && deeds.contains(gate.stops())) {
                claims.add(new LimitCheck(gate, key(gate, recipient, user), most.getValue(), counts));
            }
        }
        return claims;
    }

    private static Key key(RecipientLimit gate, Recipient recipient, Key user) {
        return switch (gate.of()) {
            case PHONE_AND_CHANNEL, MAILBOX -> recipient.pace();
            case PHONE -> recipient.paid();
            case USER -> user;
            case ALL -> Key.ALL;
        };
    }

    /** Why no more calls are allowed now. */
    String describe() {
        return gate.text().replace("{}", String.valueOf(times));
    }
}
