package io.oktafactors.routes.console;

import io.oktafactors.routes.settings.SettingException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether Hawtio and Jolokia are available; everything else under {@code /actuator} needs the sign-in in both
 * cases
 * @param password of the user {@code operator}: in plain text, or {@code {bcrypt}} and a bcrypt hash; by default it is
 * generated at the first start
 * @param hosts host names under which the app may be called, beside IP addresses and {@code localhost}, such as that of a
 * proxy; none by default. A request for another name is refused
 */
@ConfigurationProperties("mfa.console")
record ConsoleProperties(
        @DefaultValue("true") boolean enabled,
        String password,
        @DefaultValue Set<String> hosts) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    ConsoleProperties {
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        for (String host : hosts) {
            if (!NAME.matcher(host).matches()) {
                throw new SettingException(
                        "The setting mfa.console.hosts contains \"" + host
                                + "\", which is not a host name; use names without scheme and port, such as console.example.com");
            }
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsoleProperties[enabled=" + enabled + ", hosts=" + hosts + "]";
    }
}
