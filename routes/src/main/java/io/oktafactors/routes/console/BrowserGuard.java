package io.oktafactors.routes.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Protects the app from foreign pages in the browser of a user who is signed in. Browsers send the origin of a request, and the
 * host name that they called.
 *
 * <p>A host name is refused unless it is configured, since anybody could point a name to this machine. IP addresses and {@code
 * localhost} are always allowed.
 */
final class BrowserGuard {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final String address;
    private final Set<String> names;

    /**
     * @param address the address that the app listens on
     * @param names other allowed host names, in lower case
     */
    BrowserGuard(String address, Set<String> names) {
        this.address = lower(address);
        this.names = names;
    }

    /** Why the origin or the host of a request is refused; empty if it is allowed. */
    Optional<String> complaint(HttpServletRequest request) {
        String host = request.getHeader("Host");
        // The server's name is another one if the headers of a proxy are used. Only a program sends no host.
        if (host != null
                && !(isKnown(PORT.matcher(lower(host)).replaceFirst("")) && isKnown(lower(request.getServerName())))) {
            return Optional.of("The host name of the request is not allowed. Use an IP address or localhost,"
                    + " or add the host name to the setting mfa.console.hosts.");
        }
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        if (origin != null && !isOwn(origin, request) || site != null && !OWN.contains(site) && !follows(request)) {
            return Optional.of("Requests from pages of another origin are not allowed. Call the app from a program,"
                    + " or from one of its own pages.");
        }
        return Optional.empty();
    }

    /** Behind a proxy that does TLS, or has another name, scheme and host differ; then its name is a setting. */
    private boolean isOwn(String origin, HttpServletRequest request) {
        try {
            URI page = URI.create(origin);
            return page.getHost() != null
                    && (lower(page.getAuthority()).equals(lower(request.getHeader("Host")))
                            || names.contains(lower(page.getHost())));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a user follows a link from another page: that page cannot read the answer. */
    private static boolean follows(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private boolean isKnown(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals(address)
                || names.contains(name)
                || ADDRESS.matcher(name).matches();
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
