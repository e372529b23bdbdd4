package io.oktafactors.routes.settings;

/** A setting with which the app cannot start. The message says which, what is wrong with it and what to write instead. */
public class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
