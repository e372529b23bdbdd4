package io.oktafactors.routes.broker.door;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The connections of a port that have not signed in yet. If there are too many, from one address or in all, the oldest is
 * closed, so that they never take the place of others: a client signs in at once, and an attacker's idle connection does not.
 */
final class PendingSignIns {

    static final int PER_ADDRESS = 50;
    static final int IN_ALL = 500;

    /** Whether the connection has signed in; absent while its protocol is not known. */
    static final AttributeKey<BooleanSupplier> SIGNED_IN = AttributeKey.valueOf(PendingSignIns.class, "signedIn");

    private final Deque<Channel> all = new ArrayDeque<>();
    private final Map<InetAddress, Deque<Channel>> byAddress = new HashMap<>();

    void add(Channel channel) {
        Channel tooMany = counted(channel);
        channel.closeFuture().addListener(closed -> remove(channel));
        if (tooMany != null) {
            tooMany.close();
        }
    }

    /** Returns the connection to close for this one, or null. */
    private synchronized Channel counted(Channel channel) {
        Deque<Channel> here = byAddress.computeIfAbsent(address(channel), first -> new ArrayDeque<>());
        here.add(channel);
        all.add(channel);
        Channel tooMany = here.size() > PER_ADDRESS ? oldest(here) : null;
        if (tooMany == null && all.size() > IN_ALL) {
            tooMany = oldest(all);
        }
        if (tooMany != null) {
            remove(tooMany); // bytes that arrive before it is closed are dropped
        }
        return tooMany;
    }

    /**
     * The oldest connection that has not signed in, after those that have are removed from the count; null if there are few
     * enough.
     */
    private Channel oldest(Deque<Channel> waiting) {
        int allowed = waiting == all ? IN_ALL : PER_ADDRESS;
        waiting.stream().filter(PendingSignIns::isSignedIn).toList().forEach(this::remove);
        return waiting.size() > allowed ? waiting.peek() : null;
    }

    private static boolean isSignedIn(Channel channel) {
        BooleanSupplier signedIn = channel.attr(SIGNED_IN).get();
        return signedIn != null && signedIn.getAsBoolean();
    }

    private synchronized void remove(Channel channel) {
        all.remove(channel);
        byAddress.computeIfPresent(address(channel), (address, here) -> {
            here.remove(channel);
            return here.isEmpty() ? null : here;
        });
    }

    private static InetAddress address(Channel channel) {
        InetAddress address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        return address.isLoopbackAddress() ? InetAddress.getLoopbackAddress() : address;
    }
}
