package io.oktafactors.routes.broker.door;

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

/**
 * Installs the handlers that check each connection from outside, so that the broker gets no packets of other brokers, and
 * before the sign-in nothing but the sign-in. A connection that sends anything else is closed.
 */
public final class PortGuard implements ActiveMQServerConnectionPlugin {

    /** Artemis' name of the last handler of a connection, which passes it on to the protocol. */
    private static final String PROTOCOL = "handler";

    /** Artemis' name of the handler that splits the bytes of CORE into packets. */
    private static final String CORE_DECODER = "activemq-decoder";

    private final Duration signIn;
    private final RareLine refused;

    /** @param signIn the time within which a connection has to sign in */
    public PortGuard(Duration signIn, Clock clock) {
        this.signIn = signIn;
        this.refused = new RareLine(clock);
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyServerConnection transport) {
            GuardedConnection guarded = new GuardedConnection(connection, transport.getChannel(), refused);
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
}
