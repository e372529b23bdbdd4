package io.oktafactors.camel;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** The rules for the URL of an organization, the same ones that Okta's own clients apply, and loopback hosts for tests. */
final class OrgUrl {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "ip6-localhost");

    private OrgUrl() {}

    /**
     * The URL in its normal form: scheme, host, port, no trailing slash.
     *
     * @throws IllegalArgumentException if it is not the URL of an organization; the message says what to write instead
     */
    static String normalize(String orgUrl) {
        if (orgUrl == null || orgUrl.isBlank()) {
            throw new IllegalArgumentException(
                    "The option orgUrl is missing: set it to the organization's URL, such as https://acme.okta.com");
        }
        String trimmed = orgUrl.trim();
        if (trimmed.contains("{")) {
            throw refused("", "still holds a placeholder; put your organization's host there");
        }
        URI uri;
        try {
            uri = new URI(trimmed);
        } catch (URISyntaxException e) {
            throw refused("", "is not a URL");
        }
        if (uri.getHost() == null
                || uri.getScheme() == null
                || uri.getPort() > 65535
                || trimmed.indexOf("://") != trimmed.lastIndexOf("://")) {
            throw refused("", "is not a URL of the form https://host");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !uri.getRawPath().matches("/*")) {
            throw refused(uri.getScheme() + "://" + host, "must be scheme and host alone, without path, query or user");
        }
        if (host.matches(".+-admin\\.okta(preview|-emea|-gov)?\\.(com|mil)")) {
            throw refused(trimmed, "is the admin console; leave out \"-admin\"");
        }
        if (host.endsWith(".com.com")) {
            throw refused(trimmed, "ends with .com twice");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())
                && !("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(host))) {
            throw refused(trimmed, "must use https (plain http is for loopback hosts only)");
        }
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean isLoopback(String host) {
        if (LOOPBACK_NAMES.contains(host)) {
            return true;
        }
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return false; // a name could resolve to anything, at any time
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What is quoted is empty wherever the text may hold a password. */
    private static IllegalArgumentException refused(String quoted, String why) {
        return new IllegalArgumentException("The option orgUrl " + quoted + (quoted.isEmpty() ? "" : " ") + why);
    }
}
