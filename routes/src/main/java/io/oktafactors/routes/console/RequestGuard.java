package io.oktafactors.routes.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests before all other filters and servlets: those with a host name that is not configured, those from a page of
 * another origin, and those whose path or method is ambiguous.
 */
final class RequestGuard extends OncePerRequestFilter {

    /** A percent-encoded character that RFC 3986 never encodes: code that compares raw paths would see another path. */
    private static final Pattern NEEDLESSLY_ENCODED =
            Pattern.compile("%(?:2[DdEe]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])");

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final BrowserGuard browsers;

    RequestGuard(BrowserGuard browsers) {
        this.browsers = browsers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> complaint = browsers.complaint(request);
        if (complaint.isPresent()) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, complaint.get());
        } else if (isAmbiguous(request)) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "The path or method of the request is not allowed.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isAmbiguous(HttpServletRequest request) {
        if (NEEDLESSLY_ENCODED.matcher(request.getRequestURI()).find()) {
            return true;
        }
        try {
            firewall.getFirewalledRequest(request);
            return false;
        } catch (RequestRejectedException e) {
            return true;
        }
    }

    /** The answer repeats nothing of the request. */
    private static void refuse(HttpServletResponse response, int status, String complaint) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println(complaint);
    }
}
