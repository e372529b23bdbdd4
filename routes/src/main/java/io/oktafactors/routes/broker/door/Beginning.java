package io.oktafactors.routes.broker.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits a connection until it has signed in, to some seconds and {@value #BYTES} bytes. Otherwise the broker would keep
 * anything that anybody sends in memory, in packets of up to 2 GB, and keep connections without end.
 */
final class Beginning extends ChannelInboundHandlerAdapter {

    private static final int BYTES = 16 * 1024;

    private final GuardedConnection connection;
    private final Duration time;
    private long received;

    Beginning(GuardedConnection connection, Duration time) {
        this.connection = connection;
        this.time = time;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.executor().schedule(() -> end(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end(ChannelHandlerContext context) {
        if (!context.isRemoved()
                && !connection.isSignedIn()
                && context.channel().isActive()) {
            connection.refuse("it did not sign in within " + time.toSeconds() + " seconds");
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (connection.isSignedIn()) {
            context.fireChannelRead(message);
            context.pipeline().remove(this);
            return;
        }
        received += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        if (received > BYTES) {
            ReferenceCountUtil.release(message);
            connection.refuse("it sent more than " + BYTES + " bytes without signing in");
            return;
        }
        context.fireChannelRead(message);
    }
}
