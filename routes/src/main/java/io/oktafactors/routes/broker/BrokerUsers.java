package io.oktafactors.routes.broker;

import io.oktafactors.routes.access.GuessLimit;
import io.oktafactors.routes.log.RareLine;
import io.oktafactors.routes.queue.ReplyQueues;
import io.oktafactors.routes.settings.KeptPassword;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users of the broker and their permissions. Everything else is denied. */
public final class BrokerUsers implements ActiveMQSecurityManager5 {

    /** The app itself, inside of the process. */
    static final String APP = "app";

    private static final Logger LOG = LoggerFactory.getLogger(BrokerUsers.class);

    private final String appSecret = KeptPassword.random();
    private final Map<String, Account> accounts;
    private final ReplyQueues replies;
    private final GuessLimit guesses;
    private final RareLine unchecked;

    private record Account(Predicate<String> fits, BrokerRights rights) {}

    /**
     * @param tickets password of the user who sends tickets
     * @param operator password of the user who handles the error channels
     * @param replies the reply queues
     */
    public BrokerUsers(KeptPassword tickets, KeptPassword operator, ReplyQueues replies, Clock clock) {
        this.replies = replies;
        accounts = Map.of(
                APP,
                new Account(this::isAppSecret, BrokerRights.APP),
                tickets.user(),
                new Account(tickets::fits, BrokerRights.TICKETS),
                operator.user(),
                new Account(operator::fits, BrokerRights.OPERATOR));
        guesses = new GuessLimit(accounts.keySet(), clock);
        unchecked = new RareLine(clock);
    }

    /** The password of {@link #APP}: random in each process, and never shown. */
    String appSecret() {
        return appSecret;
    }

    private boolean isAppSecret(String password) {
        return MessageDigest.isEqual(
                appSecret.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    /** The broker caches the result by user and password, so a sign-in that was refused without a check must not be cached. */
    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String securityDomain)
            throws NoCacheLoginException {
        Account account = user == null ? null : accounts.get(user);
        if (account == null || password == null) {
            return null;
        }
        Optional<InetAddress> address = addressOf(connection);
        if (address.isPresent() && !guesses.begins(user, address.get())) {
            long times = unchecked.due();
            if (times > 0) {
                LOG.warn(
                        "Too many wrong passwords for the user {} from {}: sign-ins from this address are rejected for a"
                                + " while without checking the password ({} since the last message of this kind)",
                        user,
                        address.get().getHostAddress(),
                        times);
            }
            throw new NoCacheLoginException("Too many wrong passwords");
        }
        boolean right = false;
        try {
            right = account.fits().test(password);
        } finally {
            boolean known = right;
            address.ifPresent(from -> guesses.ended(user, from, known));
        }
        return !right ? null : new Subject(true, Set.of(new UserPrincipal(user)), Set.of(), Set.of());
    }

    /** The client's address; empty for the app, which connects inside of the process. */
    private static Optional<InetAddress> addressOf(RemotingConnection connection) {
        return connection != null
                        && connection.getTransportConnection() instanceof NettyConnection transport
                        && transport.getChannel().remoteAddress() instanceof InetSocketAddress from
                ? Optional.of(from.getAddress())
                : Optional.empty();
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType right, String address) {
        Account account = accounts.get(getUserFromSubject(subject));
        return account != null && account.rights().allow(right, address, replies);
    }

    @Override
    public boolean validateUser(String user, String password) {
        throw new UnsupportedOperationException("Sign-ins are limited by the address of the connection");
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType right) {
        throw new UnsupportedOperationException("Permissions are checked for an address");
    }
}
