package io.oktafactors.routes.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether Hawtio and Jolokia are there; what else is under {@code /actuator} needs the sign-in either way
 * @param password of the user {@code operator}: plain, or as a bcrypt hash behind {@code {bcrypt}}; without it
 *     one is generated at the first start
 */
@ConfigurationProperties("mfa.console")
record ConsoleProperties(@DefaultValue("true") boolean enabled, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsoleProperties[enabled=" + enabled + "]";
    }
}
