package io.oktafactors.routes.broker.door;

import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.*;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.Set;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.ChannelImpl.CHANNEL_ID;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionResponseMessage;

/**
 * Checks which CORE packets are received from outside: only those that a client sends. The others (federation, cluster,
 * replication, back-ups, votes) are sent between brokers, and the broker would process some of them without a sign-in. Each
 * packet is checked before it is decoded.
 */
final class CorePackets extends ChannelInboundHandlerAdapter {

    /** To keep the connection alive, and to ask for the nodes of a cluster, which is answered with this node. */
    private static final Set<Byte> OF_CONNECTION = Set.of(PING, SUBSCRIBE_TOPOLOGY, SUBSCRIBE_TOPOLOGY_V2);

    /** To create a session, which is the sign-in. */
    private static final Set<Byte> OF_SIGN_IN =
            Set.of(CREATESESSION, CREATESESSION_V2, REATTACH_SESSION, CHECK_FOR_FAILOVER);

    /** Within a session, with the permissions of its user. */
    private static final Set<Byte> OF_SESSION = Set.of(
            PACKETS_CONFIRMED,
            CREATE_ADDRESS,
            CREATE_QUEUE,
            CREATE_QUEUE_V2,
            CREATE_SHARED_QUEUE,
            CREATE_SHARED_QUEUE_V2,
            DELETE_QUEUE,
            CREATE_PRODUCER,
            REMOVE_PRODUCER,
            SESS_CREATECONSUMER,
            SESS_CONSUMER_CLOSE,
            SESS_FORCE_CONSUMER_DELIVERY,
            SESS_FLOWTOKEN,
            SESS_ACKNOWLEDGE,
            SESS_INDIVIDUAL_ACKNOWLEDGE,
            SESS_EXPIRED,
            SESS_COMMIT,
            SESS_ROLLBACK,
            SESS_QUEUEQUERY,
            SESS_BINDINGQUERY,
            SESS_XA_START,
            SESS_XA_END,
            SESS_XA_COMMIT,
            SESS_XA_PREPARE,
            SESS_XA_ROLLBACK,
            SESS_XA_JOIN,
            SESS_XA_SUSPEND,
            SESS_XA_RESUME,
            SESS_XA_FORGET,
            SESS_XA_FAILED,
            SESS_XA_INDOUBT_XIDS,
            SESS_XA_SET_TIMEOUT,
            SESS_XA_GET_TIMEOUT,
            SESS_START,
            SESS_STOP,
            SESS_CLOSE,
            SESS_SEND,
            SESS_SEND_LARGE,
            SESS_SEND_CONTINUATION,
            SESS_PRODUCER_REQUEST_CREDITS,
            SESS_ADD_METADATA,
            SESS_ADD_METADATA2,
            SESS_UNIQUE_ADD_METADATA);

    private static final Set<Byte> OF_MESSAGES = Set.of(SESS_SEND, SESS_SEND_LARGE);

    private final GuardedConnection connection;
    private final CoreRemotingConnection core;

    CorePackets(GuardedConnection connection, CoreRemotingConnection core) {
        this.connection = connection;
        this.core = core;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf packet = (ByteBuf) message;
        int start = packet.readerIndex();
        if (packet.readableBytes() < Byte.BYTES + Long.BYTES) {
            refuse(message, "it sent a packet without a header");
            return;
        }
        byte type = packet.getByte(start);
        long channel = packet.getLong(start + Byte.BYTES);
        if (!allows(type, channel)) {
            refuse(
                    message,
                    "it sent a packet of type " + type + " on channel " + channel
                            + (connection.isSignedIn() ? ", which clients do not send" : " before it signed in"));
        } else if (OF_MESSAGES.contains(type) && !PropertiesCheck.passes(packet)) {
            refuse(message, "it sent a message with malformed properties");
        } else if (type == REATTACH_SESSION) {
            ReferenceCountUtil.release(message);
            signInAnew();
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean allows(byte type, long channel) {
        if (channel == CHANNEL_ID.PING.id) {
            return OF_CONNECTION.contains(type);
        }
        if (channel == CHANNEL_ID.SESSION.id) {
            return OF_SIGN_IN.contains(type);
        }
        return channel >= CHANNEL_ID.USER.id && OF_SESSION.contains(type) && connection.isSignedIn();
    }

    private void refuse(Object message, String what) {
        ReferenceCountUtil.release(message);
        connection.refuse(what);
    }

    /**
     * The broker would give a session to any client that knows its name. A client that has lost its connection has to sign in
     * again instead.
     */
    private void signInAnew() {
        core.getChannel(CHANNEL_ID.SESSION.id, -1).send(new ReattachSessionResponseMessage(-1, false));
    }
}
