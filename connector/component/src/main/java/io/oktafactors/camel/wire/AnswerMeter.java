package io.oktafactors.camel.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** Counts the bytes of one answer as they are read from a connection, and limits them. */
final class AnswerMeter {

    private long received;
    private boolean inHead;

    /** The next bytes belong to the next answer. */
    void begin() {
        received = 0;
        inHead = true;
    }

    /** The rest is the body. */
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
            throw new AnswerBoundException(
                    "the header section of the response is larger than " + AnswerBounds.HEAD + " bytes");
        }
        if (received >= AnswerBounds.WIRE) {
            throw new AnswerBoundException(
                    "the response is larger than " + AnswerBounds.WIRE + " bytes as transferred");
        }
    }

    /** Reading more when the limit is reached fails, so an answer may be larger by at most one read. */
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
