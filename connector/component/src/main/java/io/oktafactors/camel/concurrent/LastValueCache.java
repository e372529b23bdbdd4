package io.oktafactors.camel.concurrent;

import java.util.function.Function;

/** Remembers what was made last, where nearly all ask for the same. Safe to use from many threads. */
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
