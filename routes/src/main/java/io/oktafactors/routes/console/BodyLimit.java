package io.oktafactors.routes.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps threads free for those who only ask. Whoever sends a body holds a thread for as long as the body comes, and may send it a
 * byte at a time; so only some are read at once, from one address and from all. What is more gets 503 and is not
 * read. What the app leaves unread is read here, so that it counts too; Tomcat would do it on the same thread.
 */
final class BodyLimit extends ValveBase {

    private static final Logger LOG = LoggerFactory.getLogger(BodyLimit.class);

    /** Bodies from one address; a browser opens six connections. */
    static final int PER_ADDRESS = 12;

    /** Bodies from all addresses: well below the 200 threads that Tomcat has. */
    static final int IN_ALL = 60;

    /** Bytes of a body that are read for nobody, so that whoever sent them may use the connection again. */
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
            response.setHeader("Connection", "close");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            leaveUnread(request);
            return;
        }
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                readRest(request);
            }
        } finally {
            end(address);
        }
    }

    /** What the app left unread comes before the next request of the connection, as long as it is not much. */
    private static void readRest(Request request) {
        try {
            request.getStream().readNBytes(REST);
        } catch (IOException e) {
            LOG.debug("The rest of a body does not come", e);
        }
        if (!request.isFinished()) {
            leaveUnread(request);
        }
    }

    /** Has the connection closed after the answer; else Tomcat would wait for the body on this thread, uncounted. */
    private static void leaveUnread(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
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
