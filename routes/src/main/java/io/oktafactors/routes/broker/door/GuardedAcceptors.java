package io.oktafactors.routes.broker.door;

import io.netty.channel.ChannelHandler;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.protocol.ProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;

/**
 * Creates acceptors that accept no HTTP. Artemis accepts HTTP on each of its ports, whatever protocols are configured, and
 * keeps the body of a request in memory before the sign-in, without a limit of size or time.
 */
public final class GuardedAcceptors extends NettyAcceptorFactory {

    /**
     * Field of the acceptor with the factory of the first handler of each connection. Artemis has no other extension point for
     * it.
     */
    private static final String PROTOCOLS = "protocolHandler";

    @Override
    public Acceptor createAcceptor(
            String name,
            ClusterConnection cluster,
            Map<String, Object> configuration,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            Executor threadPool,
            ScheduledExecutorService scheduledThreadPool,
            Map<String, ProtocolManager> protocols,
            String threadFactoryGroupName,
            MetricsManager metrics) {
        Acceptor acceptor = super.createAcceptor(
                name,
                cluster,
                configuration,
                handler,
                listener,
                threadPool,
                scheduledThreadPool,
                protocols,
                threadFactoryGroupName,
                metrics);
        guard((NettyAcceptor) acceptor, protocols, scheduledThreadPool);
        return acceptor;
    }

    private static void guard(
            NettyAcceptor acceptor, Map<String, ProtocolManager> protocols, ScheduledExecutorService scheduler) {
        try {
            Field field = NettyAcceptor.class.getDeclaredField(PROTOCOLS);
            field.setAccessible(true);
            field.set(acceptor, new WithoutHttp(protocols, acceptor, scheduler));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This version of Artemis does not allow to check the first bytes of a connection", e);
        }
    }

    private static final class WithoutHttp extends ProtocolHandler {

        private final PendingSignIns pending = new PendingSignIns();

        WithoutHttp(
                Map<String, ProtocolManager> protocols, NettyAcceptor acceptor, ScheduledExecutorService scheduler) {
            super(protocols, acceptor, scheduler);
        }

        @Override
        public ChannelHandler getProtocolDecoder() {
            return new FirstBytes(super.getProtocolDecoder(), pending);
        }
    }
}
