package io.oktafactors.routes.broker;

import io.oktafactors.routes.broker.door.GuardedAcceptors;
import io.oktafactors.routes.broker.door.NoBridges;
import io.oktafactors.routes.broker.door.PlainFilters;
import io.oktafactors.routes.broker.door.PortGuard;
import io.oktafactors.routes.queue.ReplyQueues;
import io.oktafactors.routes.settings.KeptPassword;
import io.oktafactors.routes.settings.MfaProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.stereotype.Component;

/**
 * A port of the embedded broker, for clients outside of the process that send tickets and consume the replies. If there is a
 * port, all clients have to sign in, the app included.
 */
@Component
@ConditionalOnExpression("!'${mfa.broker.port:}'.isBlank()")
public class BrokerPort implements ArtemisConfigurationCustomizer {

    private static final String ACCEPTOR = "outside";
    private static final String PROTOCOLS = "CORE,AMQP";

    /** Parameter of the acceptor: the SASL mechanisms of AMQP. */
    private static final String SASL = "saslMechanisms";

    /** The time within which a connection has to sign in. */
    private static final Duration SIGN_IN = Duration.ofSeconds(30);

    /** Further connections have to wait, so that they do not use up the file descriptors of the process. */
    private static final int CONNECTIONS = 1000;

    /** Queues that are created at the start, because the users who send to them or consume them may not create them. */
    private static final List<String> QUEUES =
            List.of("mfa.tickets", "mfa.work", "mfa.rate-limited", "mfa.invalid", "mfa.rejected", "mfa.failed");

    /** How long the broker caches the result of a password check, in milliseconds, since bcrypt is slow. */
    private static final long TRUST = 600_000;

    private final BrokerProperties settings;
    private final KeptPassword password;
    private final BrokerUsers users;
    private final Clock clock;
    private int port;

    BrokerPort(
            BrokerProperties settings,
            MfaProperties mfa,
            KeptPassword consolePassword,
            ReplyQueues replies,
            Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.password = KeptPassword.of(
                new KeptPassword.Owner("tickets", "mfa.broker.password", mfa.homeFile("broker-password")),
                settings.password());
        this.users = new BrokerUsers(password, consolePassword, replies, clock);
    }

    /** The password of the user who sends tickets. */
    public KeptPassword password() {
        return password;
    }

    /** The URL for clients. */
    public String url() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "tcp://" + host + ":" + port;
    }

    @Override
    public void customize(Configuration broker) {
        Map<String, Object> parameters = new HashMap<>(settings.options());
        parameters.put(TransportConstants.HOST_PROP_NAME, settings.host());
        parameters.put(TransportConstants.PORT_PROP_NAME, settings.port());
        parameters.putIfAbsent(TransportConstants.PROTOCOLS_PROP_NAME, PROTOCOLS);
        parameters.putIfAbsent(TransportConstants.CONNECTIONS_ALLOWED, CONNECTIONS);
        parameters.putIfAbsent(SASL, "PLAIN");
        broker.addAcceptorConfiguration(
                new TransportConfiguration(GuardedAcceptors.class.getName(), parameters, ACCEPTOR));
        broker.registerBrokerPlugin(new PortGuard(SIGN_IN, clock));
        broker.registerBrokerPlugin(new NoBridges());
        broker.registerBrokerPlugin(new PlainFilters());
        broker.setClusterUser(KeptPassword.random()); // nobody needs it: there is no cluster
        broker.setClusterPassword(KeptPassword.random());
        broker.setSecurityEnabled(true);
        broker.setSecurityInvalidationInterval(TRUST);
        broker.registerBrokerPlugin(new SentMessages());
        QUEUES.forEach(name -> broker.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(
                        QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST))));
    }

    /** Installs the check of passwords in the broker. */
    void guard(EmbeddedActiveMQ broker) {
        broker.setSecurityManager(users);
    }

    /** Reads the port that was opened. */
    void opened(EmbeddedActiveMQ broker) {
        if (broker.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR) instanceof NettyAcceptor acceptor) {
            port = acceptor.getActualPort();
        }
    }

    /** Sets the app's own user and password. */
    void signIn(ActiveMQConnectionFactory app) {
        app.setUser(BrokerUsers.APP);
        app.setPassword(users.appSecret());
    }
}
