package io.oktafactors.sandbox.http.control;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Protects {@code /sandbox}, which requires no sign-in, from foreign pages in a developer's browser. Browsers send the origin
 * of a request, and the host name that they called.
 *
 * <p>A host name is refused unless it is allowed, since anybody could point a name to this machine. IP addresses and {@code
 * localhost} are always allowed.
 */
public final class BrowserGuard {
    private static final HttpString SITE = new HttpString("Sec-Fetch-Site");
    private static final HttpString MODE = new HttpString("Sec-Fetch-Mode");
    private static final HttpString DESTINATION = new HttpString("Sec-Fetch-Dest");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private final Set<String> names;

    /** @param names the host that the sandbox listens on, and other allowed host names */
    public BrowserGuard(Stream<String> names) {
        this.names = names.map(BrowserGuard::lower).collect(Collectors.toSet());
    }

    /** Why the origin or the host of a request is refused; empty if it is allowed. */
    Optional<String> complaint(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String host = headers.getFirst(Headers.HOST);
        if (host != null && !known(PORT.matcher(lower(host)).replaceFirst(""))) {
            return Optional.of("The host name '" + host + "' is not allowed. Use an IP address or localhost,"
                    + " or start the sandbox with --allowed-host=NAME.");
        }
        String origin = headers.getFirst(Headers.ORIGIN);
        boolean foreign = origin != null && !lower(origin).equals(exchange.getRequestScheme() + "://" + lower(host));
        String site = headers.getFirst(SITE);
        if (foreign || site != null && !OWN.contains(site) && !follows(exchange)) {
            return Optional.of("Requests from pages of another origin are not allowed. Call the sandbox from a program,"
                    + " or from one of its own pages.");
        }
        return Optional.empty();
    }

    /** Whether a user follows a link from another page: that page cannot read the answer. */
    private static boolean follows(HttpServerExchange exchange) {
        return exchange.getRequestMethod().toString().equals("GET")
                && "navigate".equals(exchange.getRequestHeaders().getFirst(MODE))
                && "document".equals(exchange.getRequestHeaders().getFirst(DESTINATION));
    }

    private boolean known(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || names.contains(name)
                || ADDRESS.matcher(name).matches();
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
