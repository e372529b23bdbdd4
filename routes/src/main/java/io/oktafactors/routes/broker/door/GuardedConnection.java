package io.oktafactors.routes.broker.door;

import io.netty.channel.Channel;
import io.oktafactors.routes.log.RareLine;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection from outside. */
final class GuardedConnection {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedConnection.class);

    private final RemotingConnection connection;
    private final Channel channel;
    private final RareLine refused;

    /** @param refused shared by all connections of a port */
    GuardedConnection(RemotingConnection connection, Channel channel, RareLine refused) {
        this.connection = connection;
        this.channel = channel;
        this.refused = refused;
    }

    boolean isSignedIn() {
        return connection.getSubject() != null;
    }

    /** @param what what it sent or did, as the end of a sentence; nothing that the client chose */
    void refuse(String what) {
        long times = refused.due();
        if (times > 0) {
            LOG.warn(
                    "The connection of {} to the broker is closed: {} ({} closed since the last message of this kind)",
                    channel.remoteAddress(),
                    what,
                    times);
        }
        channel.close();
    }
}
