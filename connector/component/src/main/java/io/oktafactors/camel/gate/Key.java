package io.oktafactors.camel.gate;

/** Stands for a phone, an address or a user. Made by {@link Keys}; tells nobody which. */
public record Key(long high, long low) {

    /** Of everybody. */
    public static final Key ALL = new Key(0, 0);

    @Override
    public String toString() {
        return "key";
    }
}
