package io.oktafactors.routes.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Keeps threads free for those who only ask. Whoever sends a body holds a thread for as long as the body comes, and may send it a
 * byte at a time; so only some are read at once, from one address and from all. What is more gets 503 and is not read. Nor is
 * what the app left unread: Tomcat would wait for it on the same thread.
 */
final class BodyLimit extends ValveBase {

    /** Bodies from one address; a browser opens six connections. */
    static final int PER_ADDRESS = 12;

    /** Bodies from all addresses: well below the 200 threads that Tomcat has. */
    static final int IN_ALL = 60;

    /** Bytes that have come already and are taken, so that whoever sent them gets the answer. */
    private static final int REST = 64 * 1024;

    private final Map<String, Integer> reading = new HashMap<>();
    private int all;

    BodyLimit() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
            getNext().invoke(request, response);
            return;
        }
        String address = request.getRemoteAddr();
        if (!begin(address)) {
            response.setHeader("Retry-After", "1");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            leaveUnread(request, response);
            return;
        }
        try {
            getNext().invoke(request, response);
        } finally {
            end(address);
            if (!request.isAsync() && !request.isFinished()) {
                leaveUnread(request, response);
            }
        }
    }

    /** Takes what has come, and has the connection closed after the answer if that is not all. */
    private static void leaveUnread(Request request, Response response) throws IOException {
        InputStream body = request.getStream();
        for (int taken = 0; taken < REST && body.available() > 0; ) {
            taken += body.readNBytes(Math.min(body.available(), REST)).length;
        }
        if (!request.isFinished()) {
            if (!response.isCommitted()) {
                response.setHeader("Connection", "close");
            }
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
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
