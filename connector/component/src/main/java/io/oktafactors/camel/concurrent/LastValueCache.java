package io.oktafactors.camel.concurrent;

import java.util.function.Function;

/** Caches the last value, for callers that nearly always need the same one. Thread-safe. */
public final class LastValueCache<K, V> {

    private record Made<K, V>(K key, V value) {}

    private final Function<K, V> maker;

    private volatile Made<K, V> last;

    public LastValueCache(Function<K, V> maker) {
        this.maker = maker;
    }

    public V of(K key) {
        Made<K, V> made = last;
        if (made == null || !made.key.equals(key)) {
            made = new Made<>(key, maker.apply(key));
            last = made;
        }
        return made.value;
    }
}
