package io.oktafactors.routes.settings;

/** The app cannot start with a setting. The message names it, what is wrong with it and what to write instead. */
public class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
