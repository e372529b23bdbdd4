package io.oktafactors.camel.request;

import io.oktafactors.camel.gate.RecipientLimit;
import java.util.EnumMap;
import java.util.Map;

/**
 * The gates for the calls of an endpoint.
 *
 * @param times how often within the gate's period; a gate that is not in the map is off
 */
public record GateOptions(Map<RecipientLimit, Integer> times) {

    /**
     * @param okta whether Okta's own limits are checked
     * @param caps caps by gate; 0 for none
     */
    public static GateOptions of(boolean okta, Map<RecipientLimit, Integer> caps) {
        Map<RecipientLimit, Integer> times = new EnumMap<>(RecipientLimit.class);
        for (RecipientLimit gate : RecipientLimit.values()) {
            int most = gate.isOfOkta() ? (okta ? gate.times() : 0) : caps.getOrDefault(gate, 0);
            if (most > 0) {
                times.put(gate, most);
            }
        }
        return new GateOptions(times);
    }
}
