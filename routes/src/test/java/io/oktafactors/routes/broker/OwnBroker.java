package io.oktafactors.routes.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker of somebody else's, set up as {@code docs/artemis-broker.xml} says, on a free port. */
public final class OwnBroker implements AutoCloseable {

    private static final Path DOCUMENTED = Path.of("../docs/artemis-broker.xml");
    private static final String PASSWORD = "a password of the app";
    private static final String DESK_PASSWORD = "a password of the desk";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String url;

    /** @param folder of its journal */
    public OwnBroker(Path folder) throws Exception {
        this(folder, false);
    }

    /** @param plugin whether the app's plugin is in it, which is commented out in the file */
    OwnBroker(Path folder, boolean plugin) throws Exception {
        String settings = Files.readString(DOCUMENTED)
                .replace("127.0.0.1:61616", "127.0.0.1:0")
                .replace(">data/", ">" + folder + "/");
        if (plugin) {
            settings = settings.replace("<!--<broker-plugins>", "<broker-plugins>")
                    .replace("</broker-plugins>-->", "</broker-plugins>");
        }
        broker.setConfigResourcePath(Files.writeString(folder.resolve("broker.xml"), settings)
                .toUri()
                .toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(
                InVMLoginModule.class.getName(),
                new SecurityConfiguration(
                        Map.of("okta-factors", PASSWORD, "desk", DESK_PASSWORD),
                        Map.of("okta-factors", List.of("okta-factors"), "desk", List.of("desk")))));
        broker.start();
        var acceptor = (NettyAcceptor) server().getRemotingService().getAcceptor("artemis");
        url = "tcp://127.0.0.1:" + acceptor.getActualPort();
    }

    /** What an app has to be started with to use it. */
    public List<String> settings() {
        return List.of(
                "--spring.artemis.mode=native",
                "--spring.artemis.broker-url=" + url,
                "--spring.artemis.user=okta-factors",
                "--spring.artemis.password=" + PASSWORD);
    }

    ActiveMQConnectionFactory app() {
        return new ActiveMQConnectionFactory(url, "okta-factors", PASSWORD);
    }

    ActiveMQConnectionFactory desk() {
        return new ActiveMQConnectionFactory(url, "desk", DESK_PASSWORD);
    }

    CoreDesk coreDesk() throws Exception {
        return new CoreDesk(url, "desk", DESK_PASSWORD);
    }

    AmqpDesk amqpDesk() throws Exception {
        return new AmqpDesk(url, "desk", DESK_PASSWORD, false);
    }

    ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
