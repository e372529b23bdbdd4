package io.oktafactors.camel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that logs nothing of what goes over it. The one that HttpClient brings logs heads and bodies at DEBUG:
 * credentials, passcodes and phone numbers.
 */
final class QuietConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** The one of HttpClient, which bears with what proxies put before an answer. */
    private static final DefaultHttpResponseParserFactory ANSWERS = new DefaultHttpResponseParserFactory();

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Timeout timeout;

    QuietConnection() {
        super(Http1Config.DEFAULT, null, null, null, null, null, ANSWERS);
    }

    @Override
    protected void bind(SocketHolder holder) throws IOException {
        Socket socket = holder.getSocket();
        if (closed.get()) { // given up while it was being made
            socket.close();
            throw new InterruptedIOException("The connection is closed");
        }
        super.bind(holder);
        timeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        this.timeout = timeout;
    }

    /** In the pool no time runs. */
    @Override
    public void passivate() {
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
        if (closed.compareAndSet(false, true)) {
            super.close(mode);
        }
    }
}
