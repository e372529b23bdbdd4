package io.oktafactors.camel.options;

/** Options that values are found for. */
public interface OptionTarget {

    /** Whether the option has a value; a blank one counts as none. */
    boolean isSet(ClientProperty key);

    /**
     * Gives the option the value that a text stands for.
     *
     * @throws IllegalArgumentException if the text is no such value; the message says what it has to be and quotes nothing
     */
    void setText(ClientProperty key, String text);
}
