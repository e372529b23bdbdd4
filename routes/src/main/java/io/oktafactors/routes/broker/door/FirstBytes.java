package io.oktafactors.routes.broker.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a connection whose first byte starts neither CORE nor AMQP. */
final class FirstBytes extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(FirstBytes.class);

    /** First byte of {@code ARTEMIS} and of {@code AMQP}. */
    private static final int GREETING = 'A';

    /** First byte of the length of a packet, from a CORE client that sends no {@code ARTEMIS}. */
    private static final int LENGTH = 0;

    private final ChannelHandler protocols;
    private final PendingSignIns pending;

    /** @param protocols the next handler, which detects the protocol */
    FirstBytes(ChannelHandler protocols, PendingSignIns pending) {
        this.protocols = protocols;
        this.pending = pending;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        pending.add(context.channel());
        super.channelActive(context);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.pipeline().addAfter(context.name(), null, protocols);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf received, List<Object> out) {
        int first = received.getUnsignedByte(received.readerIndex());
        if (first == GREETING || first == LENGTH) {
            context.pipeline().remove(this); // the received bytes are passed on
            return;
        }
        received.skipBytes(received.readableBytes());
        LOG.debug(
                "{} uses neither the CORE nor the AMQP protocol: the connection is closed",
                context.channel().remoteAddress());
        context.close();
    }
}
