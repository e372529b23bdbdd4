package io.oktafactors.camel.gate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the recipient of each factor's codes; the least recently used entries are removed. */
public final class Recipients {

    private static final int MOST = 10_000;

    private final Map<Key, Recipient> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Recipient> eldest) {
            return size() > MOST;
        }
    };

    /** The recipient of a factor's codes, as far as known. */
    public synchronized Recipient of(Key factor) {
        Recipient recipient = known.get(factor);
        return recipient == null ? Recipient.of(Recipient.Channel.UNKNOWN, factor) : recipient;
    }

    public synchronized void learn(Key factor, Recipient recipient) {
        known.put(factor, recipient);
    }
}
