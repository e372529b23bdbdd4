package io.oktafactors.routes.broker.door;

import static java.util.Map.entry;
import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.PACKET_HEADERS_SIZE;
import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.SESS_SEND;

import io.netty.buffer.ByteBuf;
import java.util.Map;
import org.apache.activemq.artemis.utils.DataConstants;

/**
 * Checks whether the properties of a message are well-formed. The broker allocates memory for the number and length of
 * properties that the message claims before it reads them, and logs all bytes of properties that it cannot read.
 */
final class PropertiesCheck {

    /** Between the type of the packet and the message: the channel. */
    private static final int HEAD = Byte.BYTES + Long.BYTES;

    /** Type, durable or not, expiration, timestamp, priority. */
    private static final int FIELDS = 3 * Byte.BYTES + 2 * Long.BYTES;

    private static final int USER_ID = 16;

    /** Minimum length of a property: the length of a name, and the type of its value. */
    private static final int SHORTEST = Integer.BYTES + Byte.BYTES;

    private static final Map<Byte, Integer> LENGTHS = Map.ofEntries(
            entry(DataConstants.NULL, 0),
            entry(DataConstants.BOOLEAN, Byte.BYTES),
            entry(DataConstants.BYTE, Byte.BYTES),
            entry(DataConstants.SHORT, Short.BYTES),
            entry(DataConstants.CHAR, Character.BYTES),
            entry(DataConstants.INT, Integer.BYTES),
            entry(DataConstants.FLOAT, Float.BYTES),
            entry(DataConstants.LONG, Long.BYTES),
            entry(DataConstants.DOUBLE, Double.BYTES));

    private PropertiesCheck() {}

    /** @param packet a packet that starts a message, beginning with its type; its indices are not changed */
    static boolean passes(ByteBuf packet) {
        ByteBuf message = packet.slice();
        try {
            boolean hasBody = message.getByte(0) == SESS_SEND;
            message.skipBytes(HEAD);
            if (hasBody) {
                message.skipBytes(message.readInt() - PACKET_HEADERS_SIZE);
            }
            skipHeaders(message);
            return message.readByte() == DataConstants.NULL || skipProperties(message);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) { // a length beyond the end, or negative
            return false;
        }
    }

    private static void skipHeaders(ByteBuf message) {
        message.skipBytes(Long.BYTES); // id
        if (message.readByte() != DataConstants.NULL) {
            skipText(message); // address
        }
        if (message.readByte() == DataConstants.NOT_NULL) {
            message.skipBytes(USER_ID);
        }
        message.skipBytes(FIELDS);
    }

    private static boolean skipProperties(ByteBuf message) {
        int number = message.readInt();
        if (number < 0 || number > message.readableBytes() / SHORTEST) {
            return false;
        }
        for (int property = 0; property < number; property++) {
            skipText(message);
            byte type = message.readByte();
            if (type == DataConstants.STRING || type == DataConstants.BYTES) {
                skipText(message);
            } else if (LENGTHS.containsKey(type)) {
                message.skipBytes(LENGTHS.get(type));
            } else {
                return false;
            }
        }
        return true;
    }

    private static void skipText(ByteBuf message) {
        message.skipBytes(message.readInt());
    }
}
