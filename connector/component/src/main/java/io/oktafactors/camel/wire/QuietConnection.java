package io.oktafactors.camel.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that logs nothing, and limits answers. The client's own connection logs every byte at DEBUG, including passcodes
 * and credentials.
 */
final class QuietConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final long BUSY = TimeUnit.MILLISECONDS.toNanos(10);

    private final AtomicBoolean closed = new AtomicBoolean();

    private final AnswerMeter meter = new AnswerMeter();

    private volatile Timeout timeout;
    private volatile long idleSince;
    private int interim;

    QuietConnection() {
        // The parts of the client's own connections, except its parser, which logs what it skips.
        super(
                AnswerBounds.PARSER,
                null,
                null,
                QuietConnection::lengthOf,
                null,
                new DefaultHttpRequestWriterFactory(AnswerBounds.PARSER),
                new DefaultHttpResponseParserFactory(AnswerBounds.PARSER));
    }

    /** The client's own rule, except that a length may be repeated if it is the same each time (RFC 9112, 6.3). */
    private static long lengthOf(HttpMessage answer) throws HttpException {
        if (answer.countHeaders(HttpHeaders.CONTENT_LENGTH) > 1) {
            Header[] lengths = answer.getHeaders(HttpHeaders.CONTENT_LENGTH);
            if (Arrays.stream(lengths).map(Header::getValue).distinct().count() == 1) {
                answer.removeHeaders(HttpHeaders.CONTENT_LENGTH);
                answer.addHeader(lengths[0]);
            }
        }
        return DefaultContentLengthStrategy.INSTANCE.determineLength(answer);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        refuseIfClosed(socket);
        super.bind(meter.on(socket));
        timeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        refuseIfClosed(tls);
        super.bind(meter.on(tls, socket));
        timeout = Timeout.ofMilliseconds(tls.getSoTimeout());
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        this.timeout = timeout;
    }

    /** A request that must not be sent twice is not sent at all if the server has closed the connection. */
    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        if (!"GET".equals(request.getMethod()) && wasIdle() && isStale()) {
            throw new StaleConnectionException();
        }
        meter.begin();
        interim = 0;
        super.sendRequestHeader(request);
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        ClassicHttpResponse answer = super.receiveResponseHeader();
        if (answer.getCode() >= HttpStatus.SC_SUCCESS) {
            meter.headEnds();
        } else if (++interim > AnswerBounds.INTERIM) {
            throw new AnswerBoundException(
                    "more than " + AnswerBounds.INTERIM + " interim responses (1xx) were received");
        }
        return answer;
    }

    /** An idle connection in the pool has no timeout. */
    @Override
    public void passivate() {
        idleSince = System.nanoTime();
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(timeout);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            super.close();
        }
    }

    @Override
    public void close(CloseMode mode) {
        closed.set(true);
        super.close(mode);
    }

    /** A check of a connection takes a millisecond, which would slow down consecutive calls. */
    private boolean wasIdle() {
        return idleSince != 0 && System.nanoTime() - idleSince > BUSY;
    }

    /** A call may be aborted while its connection is being made. */
    private void refuseIfClosed(Socket socket) throws IOException {
        if (closed.get()) {
            socket.close();
            throw new IOException("the connection was closed while it was being opened");
        }
    }
}
