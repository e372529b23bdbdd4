package io.oktafactors.camel.options;

/** The options that are set. */
public interface OptionTarget {

    /** Whether the option has a value; a blank one counts as none. */
    boolean isSet(ClientProperty key);

    /**
     * Sets the option to the value of a text.
     *
     * @throws IllegalArgumentException if the text is not such a value; the message says what is expected and quotes nothing
     */
    void setText(ClientProperty key, String text);
}
