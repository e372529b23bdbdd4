package io.oktafactors.routes.broker.door;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateSessionMessage;
import org.apache.activemq.artemis.core.version.impl.VersionImpl;
import org.apache.activemq.artemis.utils.VersionLoader;

/** A client that puts packets of CORE on the wire as it likes. */
final class CoreSocket implements AutoCloseable {

    static final long SESSION = 1;
    static final long FEDERATION = 4;
    static final long OWN = 10;

    private static final int PATIENCE = 10_000;

    private final Socket socket;

    CoreSocket(String url) throws IOException {
        this(url, "ARTEMIS");
    }

    /** @param protocol what the client says first, which names what it speaks */
    CoreSocket(String url, String protocol) throws IOException {
        URI broker = URI.create(url);
        socket = new Socket(broker.getHost(), broker.getPort());
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream().write(protocol.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a packet that is nothing but its head. */
    void send(byte type, long channel) throws IOException {
        send(ByteBuffer.allocate(13).putInt(9).put(type).putLong(channel).array());
    }

    void send(PacketImpl packet, long channel) throws IOException {
        send(bytes(packet, channel));
    }

    /** A packet as it is on the wire. */
    static byte[] bytes(PacketImpl packet, long channel) {
        packet.setChannelID(channel);
        ActiveMQBuffer buffer = packet.encode(null);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Signs in, and gives back the type of the answer. */
    byte signIn(String user, String password) throws IOException {
        int version = ((VersionImpl) VersionLoader.getVersion()).getIncrementingVersion();
        send(
                new CreateSessionMessage(
                        UUID.randomUUID().toString(),
                        OWN,
                        version,
                        user,
                        password,
                        100_000,
                        false,
                        true,
                        true,
                        false,
                        -1,
                        null),
                SESSION);
        return answer();
    }

    /** The type of the next packet that comes. */
    byte answer() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] packet = new byte[in.readInt()];
        in.readFully(packet);
        return packet[0];
    }

    /** Whether the other side closes the connection, without another word, within {@value #PATIENCE} milliseconds. */
    boolean isClosed() throws IOException {
        return wordsToTheEnd() == 0;
    }

    /** Whether the other side has not closed the connection yet. */
    boolean isOpen() {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothing) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    /** How many bytes come until the other side closes the connection. */
    int wordsToTheEnd() throws IOException {
        try {
            return socket.getInputStream().readAllBytes().length;
        } catch (SocketException reset) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
