package io.oktafactors.camel.gate;

/** The key of a phone, an address or a user, made by {@link Keys}. The value cannot be found from the key. */
public record Key(long high, long low) {

    /** The key of limits for all phones together. */
    public static final Key ALL = new Key(0, 0);

    @Override
    public String toString() {
        return "key";
    }
}
