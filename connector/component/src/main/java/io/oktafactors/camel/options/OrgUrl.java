package io.oktafactors.camel.options;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the URL of an organization, the same ones that Okta's own clients apply, and loopback hosts for tests. */
public final class OrgUrl {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "ip6-localhost");

    /** Placeholders in the examples of Okta's clients. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("[{}<>$%]|your-?okta-?(domain|org)", Pattern.CASE_INSENSITIVE);

    private OrgUrl() {}

    /**
     * The URL in its normal form: scheme, host, port, no trailing slash.
     *
     * @param where name of the place that the URL comes from
     * @throws IllegalArgumentException if it is not the URL of an organization; the message says what to write instead
     */
    public static String normalize(String orgUrl, String where) {
        if (orgUrl == null || orgUrl.isBlank()) {
            throw new IllegalArgumentException("Your Okta URL is missing. Set " + where
                    + " to the URL of your organization, such as https://acme.okta.com");
        }
        String trimmed = orgUrl.trim();
        if (PLACEHOLDER.matcher(trimmed).find()) {
            throw new IllegalArgumentException("Replace {yourOktaDomain} with your Okta domain, in " + where);
        }
        URI uri;
        try {
            uri = new URI(trimmed);
        } catch (URISyntaxException e) {
            throw typo(where, "it is not a URL of the form https://host");
        }
        if (uri.getHost() == null
                || uri.getScheme() == null
                || uri.getPort() > 65535
                || trimmed.indexOf("://") != trimmed.lastIndexOf("://")) {
            throw typo(where, "it is not a URL of the form https://host");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !uri.getRawPath().matches("/*")) {
            throw new IllegalArgumentException(
                    "Your Okta URL must consist of scheme and host only, without path, query and user."
                            + " Current value: " + uri.getScheme() + "://" + host + " and more, from " + where);
        }
        if (host.matches(".+-admin\\.okta(preview|-emea|-gov)?\\.(com|mil)")) {
            throw new IllegalArgumentException("Your Okta domain should not contain -admin, which is the admin console."
                    + current(trimmed, where));
        }
        if (host.endsWith(".com.com")) {
            throw typo(where, "it ends with .com twice");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())
                && !("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(host))) {
            throw new IllegalArgumentException("Your Okta URL must start with https." + current(trimmed, where)
                    + ". Plain http is allowed for loopback hosts only");
        }
        // As in tokens and proofs, without the default port.
        boolean standard = uri.getPort() < 0 || uri.getPort() == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host + (standard ? "" : ":" + uri.getPort());
    }

    private static boolean isLoopback(String host) {
        if (LOOPBACK_NAMES.contains(host)) {
            return true;
        }
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return false; // a name could resolve to any address, at any time
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Without the text, which may contain a password. */
    private static IllegalArgumentException typo(String where, String why) {
        return new IllegalArgumentException(
                "It looks like there's a typo in your Okta domain, in " + where + ": " + why);
    }

    private static String current(String value, String where) {
        return " Current value: " + value + ", from " + where;
    }
}
