package io.oktafactors.routes.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps pages of others, in the browser of somebody who is signed in, away from the app: browsers say where a request comes
 * from, and what they believe to talk to.
 *
 * <p>A name that anybody could let point to this machine is refused; addresses and {@code localhost} cannot be bent that way.
 */
final class BrowserGuard {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final String address;
    private final Set<String> names;

    /**
     * @param address what the app listens on
     * @param names other names that people call it by, in small letters
     */
    BrowserGuard(String address, Set<String> names) {
        this.address = lower(address);
        this.names = names;
    }

    /** What is wrong with where a request comes from or goes to, if anything is. */
    Optional<String> complaint(HttpServletRequest request) {
        String host = request.getHeader("Host");
        // The server's name is another one where the headers of a proxy are believed. Only a program sends no host.
        if (host != null
                && !(isKnown(PORT.matcher(lower(host)).replaceFirst("")) && isKnown(lower(request.getServerName())))) {
            return Optional.of("The app is not known by this name. Call it by its address or as localhost,"
                    + " or add the name to the setting mfa.console.hosts.");
        }
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        if (origin != null && !isOwn(origin, request) || site != null && !OWN.contains(site) && !follows(request)) {
            return Optional.of("A page of another origin may not use the app. Call it from a program,"
                    + " or from a page of its own.");
        }
        return Optional.empty();
    }

    /** A proxy that does TLS, or goes by another name, makes scheme and host differ: what it is called is a setting then. */
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

    /** A link on another page that somebody follows: that page cannot see what comes. */
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
