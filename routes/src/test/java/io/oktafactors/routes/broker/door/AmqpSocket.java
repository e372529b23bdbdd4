package io.oktafactors.routes.broker.door;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.Transport;

/** A client that attaches links of AMQP as it likes. */
final class AmqpSocket implements AutoCloseable {

    private static final long PATIENCE = 10_000;

    private final Socket socket;
    private final Transport transport = Proton.transport();
    private final Connection connection = Proton.connection();

    /** What becomes of a link. */
    enum Answer {
        ATTACHED,
        /** The link is refused, and the connection is still there. */
        REFUSED,
        /** The connection is gone. */
        CLOSED,
        NONE
    }

    AmqpSocket(String url, String user, String password) throws IOException {
        URI broker = URI.create(url);
        socket = new Socket(broker.getHost(), broker.getPort());
        socket.setSoTimeout(100);
        transport.sasl().client();
        transport.sasl().plain(user, password);
        transport.bind(connection);
        connection.setContainer(UUID.randomUUID().toString());
        connection.open();
    }

    Answer attachSender(String address, String capability) throws IOException {
        return attach(session().sender("link"), address, capability);
    }

    Answer attachReceiver(String address, String capability) throws IOException {
        return attach(session().receiver("link"), address, capability);
    }

    private Session session() {
        Session session = connection.session();
        session.open();
        return session;
    }

    private Answer attach(Link link, String address, String capability) throws IOException {
        Source source = new Source();
        source.setAddress(address);
        Target target = new Target();
        target.setAddress(address);
        link.setSource(source);
        link.setTarget(target);
        if (capability != null) {
            link.setDesiredCapabilities(new Symbol[] {Symbol.valueOf(capability)});
        }
        link.open();
        long end = System.nanoTime() + PATIENCE * 1_000_000;
        Answer answer = Answer.NONE;
        while (System.nanoTime() < end) {
            if (!exchange()) {
                return Answer.CLOSED;
            }
            if (link.getRemoteState() == EndpointState.CLOSED) {
                answer = Answer.REFUSED;
            } else if (link.getRemoteState() == EndpointState.ACTIVE
                    && link.getRemoteTarget() != null
                    && link.getRemoteSource() != null) {
                return Answer.ATTACHED;
            }
        }
        return answer;
    }

    /** Writes what there is to write and reads what there is to read; whether the connection is still there. */
    private boolean exchange() throws IOException {
        try {
            for (int pending = transport.pending(); pending > 0; pending = transport.pending()) {
                byte[] bytes = new byte[pending];
                transport.head().get(bytes);
                transport.pop(pending);
                socket.getOutputStream().write(bytes);
            }
            ByteBuffer room = transport.tail();
            byte[] bytes = new byte[Math.min(room.remaining(), 4096)];
            int count = socket.getInputStream().read(bytes);
            if (count < 0) {
                return false;
            }
            room.put(bytes, 0, count);
            transport.process();
            return true;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
