package io.oktafactors.routes.broker;

import io.oktafactors.routes.access.KeptPassword;
import io.oktafactors.routes.queue.ReplyQueues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** Who may sign in to the broker, and what each may do there. What is not allowed is denied. */
final class BrokerUsers implements ActiveMQSecurityManager5 {

    /** The app itself, inside of the process. */
    static final String APP = "app";

    private final String appSecret = KeptPassword.random();
    private final Map<String, Account> accounts;
    private final ReplyQueues replies;

    private record Account(Predicate<String> fits, BrokerRights rights) {}

    /**
     * @param tickets whoever sends tickets
     * @param operator whoever looks after the error channels
     * @param replies what tickets are answered on
     */
    BrokerUsers(KeptPassword tickets, KeptPassword operator, ReplyQueues replies) {
        this.replies = replies;
        accounts = Map.of(
                APP,
                new Account(this::isAppSecret, BrokerRights.APP),
                tickets.user(),
                new Account(tickets::fits, BrokerRights.TICKETS),
                operator.user(),
                new Account(operator::fits, BrokerRights.OPERATOR));
    }

    /** The password of {@link #APP}: another one in each process, and never shown. */
    String appSecret() {
        return appSecret;
    }

    private boolean isAppSecret(String password) {
        return MessageDigest.isEqual(
                appSecret.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String securityDomain) {
        Account account = user == null ? null : accounts.get(user);
        if (account == null || password == null || !account.fits().test(password)) {
            return null;
        }
        return new Subject(true, Set.of(new UserPrincipal(user)), Set.of(), Set.of());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType right, String address) {
        Account account = accounts.get(getUserFromSubject(subject));
        return account != null && account.rights().allow(right, address, replies);
    }

    @Override
    public boolean validateUser(String user, String password) {
        return authenticate(user, password, null, null) != null;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType right) {
        throw new UnsupportedOperationException("Rights depend on the address");
    }
}
