package io.oktafactors.camel.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** A connection that logs nothing. The client's own logs every byte at DEBUG, passcodes and credentials among them. */
final class QuietConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final long BUSY = TimeUnit.MILLISECONDS.toNanos(10);

    private final AtomicBoolean closed = new AtomicBoolean();

    private volatile Timeout timeout;
    private volatile long idleSince;

    QuietConnection() {
        // The parts that the client's own connections have, but for its parser, which logs what it passes over.
        super(
                Http1Config.DEFAULT,
                null,
                null,
                null,
                null,
                new DefaultHttpRequestWriterFactory(Http1Config.DEFAULT),
                new DefaultHttpResponseParserFactory(Http1Config.DEFAULT));
    }

    @Override
    public void bind(Socket socket) throws IOException {
        refuseIfClosed(socket);
        super.bind(socket);
        timeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        refuseIfClosed(tls);
        super.bind(tls, socket);
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

    /** What must not be sent twice is not sent at all where the other side has closed the connection. */
    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        if (!"GET".equals(request.getMethod()) && wasIdle() && isStale()) {
            throw new StaleConnectionException();
        }
        super.sendRequestHeader(request);
    }

    /** In the pool a connection waits as long as it likes. */
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

    /** A look at a connection takes a millisecond: where calls come one upon the other it would slow them down. */
    private boolean wasIdle() {
        return idleSince != 0 && System.nanoTime() - idleSince > BUSY;
    }

    /** A call may be aborted while its connection is being made. */
    private void refuseIfClosed(Socket socket) throws IOException {
        if (closed.get()) {
            socket.close();
            throw new IOException("the connection was closed while it was made");
        }
    }
}
