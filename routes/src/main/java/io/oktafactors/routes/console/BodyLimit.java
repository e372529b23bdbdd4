package io.oktafactors.routes.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps threads free for those who only ask. Whoever sends a body holds a thread for as long as the body comes, and may send it a
 * byte at a time; so only some are read at once, from one address and from all. What is more gets 503 and is not read.
 */
final class BodyLimit extends OncePerRequestFilter {

    /** Bodies from one address; a browser opens six connections. */
    static final int PER_ADDRESS = 12;

    /** Bodies from all addresses: well below the 200 threads that Tomcat has. */
    static final int IN_ALL = 60;

    /** Bytes of a body that are read for nobody, so that whoever sent them reads the answer. */
    private static final int REST = 64 * 1024;

    private final Map<String, Integer> reading = new ConcurrentHashMap<>();
    private int all;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        if (!begin(address)) {
            response.setHeader("Retry-After", "1");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE); // Tomcat closes, and reads no more
            return;
        }
        try {
            chain.doFilter(request, response);
            readRest(request);
        } finally {
            end(address);
        }
    }

    /** What nobody read, Tomcat would read before the next request, uncounted. It closes the connection where this is not all. */
    private static void readRest(HttpServletRequest request) throws IOException {
        try {
            request.getInputStream().readNBytes(REST);
        } catch (IllegalStateException e) {
            request.getReader().skip(REST); // somebody read it as text
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private synchronized boolean begin(String address) {
        int here = reading.getOrDefault(address, 0);
        if (here >= PER_ADDRESS || all >= IN_ALL) {
            return false;
        }
        reading.put(address, here + 1);
        all++;
        return true;
    }

    private synchronized void end(String address) {
        reading.computeIfPresent(address, (key, here) -> here == 1 ? null : here - 1);
        all--;
    }
}
