package io.oktafactors.camel.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** Counts the bytes of one answer as they come off a connection, and takes no more than it may have. */
final class AnswerMeter {

    private long received;
    private boolean inHead;

    /** What comes from now on belongs to the next answer. */
    void begin() {
        received = 0;
        inHead = true;
    }

    /** The rest is body. */
    void headEnds() {
        inHead = false;
    }

    SocketHolder on(Socket socket) {
        return new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket from) throws IOException {
                return new Counted(super.getInputStream(from));
            }
        };
    }

    SocketHolder on(SSLSocket tls, Socket socket) {
        return new SocketHolder(tls, socket) {
            @Override
            protected InputStream getInputStream(Socket from) throws IOException {
                return new Counted(super.getInputStream(from));
            }
        };
    }

    private void check() throws AnswerBoundException {
        if (inHead && received >= AnswerBounds.HEAD) {
            throw new AnswerBoundException("the head of the answer is larger than " + AnswerBounds.HEAD + " bytes");
        }
        if (received >= AnswerBounds.WIRE) {
            throw new AnswerBoundException("the answer is larger than " + AnswerBounds.WIRE + " bytes on the wire");
        }
    }

    /** Asked for more while the bound is reached, it fails; so an answer may be larger by one read at the most. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            check();
            int read = super.read();
            received += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            check();
            int read = super.read(into, offset, length);
            received += Math.max(read, 0);
            return read;
        }
    }
}
