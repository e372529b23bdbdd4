package io.oktafactors.routes.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.oktafactors.routes.log.RareLine;
import java.time.Clock;
import java.time.Duration;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards each connection from outside, so that the broker never hears what brokers say to one another, nor anything from one who
 * has not signed in but the sign-in. A connection that says something else is closed.
 */
final class PortGuard implements ActiveMQServerConnectionPlugin {

    /** What Artemis calls the last handler of a connection, which hands over to the protocol. */
    private static final String PROTOCOL = "handler";

    /** What it calls the one that cuts the bytes of CORE into packets. */
    private static final String CORE_DECODER = "activemq-decoder";

    private static final Logger LOG = LoggerFactory.getLogger(PortGuard.class);

    private final Duration signIn;
    private final RareLine refused;

    /** @param signIn how long a connection may take to sign in */
    PortGuard(Duration signIn, Clock clock) {
        this.signIn = signIn;
        this.refused = new RareLine(clock);
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyServerConnection transport) {
            Guarded guarded = new Guarded(connection, transport.getChannel());
            transport.getChannel().attr(PendingSignIns.SIGNED_IN).set(guarded::isSignedIn);
            ChannelPipeline handlers = transport.getChannel().pipeline();
            ChannelHandler beginning = new Beginning(guarded, signIn);
            if (connection instanceof CoreRemotingConnection core) {
                handlers.addBefore(CORE_DECODER, null, beginning);
                handlers.addBefore(PROTOCOL, null, new CorePackets(guarded, core));
            } else {
                handlers.addBefore(PROTOCOL, null, beginning);
            }
            if (connection instanceof ActiveMQProtonRemotingConnection amqp) {
                amqp.getAmqpConnection().addEventHandler(new AmqpLinks(guarded));
            }
        }
    }

    /** A connection from outside. */
    final class Guarded {

        private final RemotingConnection connection;
        private final Channel channel;

        private Guarded(RemotingConnection connection, Channel channel) {
            this.connection = connection;
            this.channel = channel;
        }

        boolean isSignedIn() {
            return connection.getSubject() != null;
        }

        /** @param what it sent or did, as the end of a sentence; nothing that the other side chose */
        void refuse(String what) {
            long times = refused.due();
            if (times > 0) {
                LOG.warn(
                        "The connection of {} to the broker is closed: {} ({} closed since the last of these lines)",
                        channel.remoteAddress(),
                        what,
                        times);
            }
            channel.close();
        }
    }
}
