package io.oktafactors.camel.connection;

import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.call.CallMeters;
import io.oktafactors.camel.call.MicrometerMeters;
import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.credential.Access;
import io.oktafactors.camel.credential.ClientAssertion;
import io.oktafactors.camel.credential.Credentials;
import io.oktafactors.camel.credential.PrivateKeyText;
import io.oktafactors.camel.credential.TokenCache;
import io.oktafactors.camel.credential.TokenEndpoint;
import io.oktafactors.camel.http.ClientAgent;
import io.oktafactors.camel.http.OktaClient;
import io.oktafactors.camel.http.OktaTransport;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.push.PushWatch;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What endpoints share: an HTTP client for the same connection settings, credentials with their token for the same organization
 * and client, and one health check for both.
 */
public final class OktaConnections extends ServiceSupport {

    /**
     * Organization, credentials and connection settings. Only endpoints with an equal target share a token.
     *
     * @param healthCheckUserId null for none
     */
    public record Target(String orgUrl, Access access, OktaClient.Settings client, String healthCheckUserId) {

        @Override
        public String toString() {
            return "target " + orgUrl;
        }
    }

    /**
     * The connection of an endpoint.
     *
     * @param pushes the pushes that users have not answered
     */
    public record Connection(OktaCaller caller, PushWatch pushes) {}

    /**
     * The state of a connection.
     *
     * @param organization its URL
     * @param principal the caller: a client id, or a fingerprint of a token, never the token
     * @param credentials their kind
     * @param openPushes number of pushes that users have not answered
     * @param token how old the access token is; empty where none is kept
     */
    public record View(
            String organization,
            String principal,
            String credentials,
            int openPushes,
            Optional<TokenCache.TokenAge> token) {}

    /** How long a stop waits for prompts to be withdrawn, in milliseconds. */
    private static final long LAST_WITHDRAWALS = 2_000;

    private final CamelContext context;
    private final OktaHealthChecks health;
    private final Map<OktaClient.Settings, OktaClient> clients = new HashMap<>();
    private final Map<Target, Connection> connections = new HashMap<>();
    private final OktaThreads threads;
    private final Supplier<Admission> admission;

    private boolean running;
    private volatile CallMeters meters = CallMeters.NONE;
    private volatile ExecutorService background;

    public OktaConnections(CamelContext context, OktaHealthChecks health, Supplier<Admission> admission) {
        this.context = context;
        this.threads = new OktaThreads(context);
        this.admission = admission;
        this.health = health;
    }

    /**
     * The connection to a target.
     *
     * @param timeouts those of the health check
     * @param scope what calls need; empty for none that is known
     * @throws IllegalArgumentException if the private key cannot be read
     */
    public synchronized Connection to(Target target, Timeouts timeouts, Optional<String> scope) {
        Connection connection = connections.get(target);
        if (connection == null) {
            OktaTransport transport = new OktaTransport(client(target.client()));
            OktaCaller caller =
                    new OktaCaller(transport, credentials(target, transport), admission.get(), threads, this::meters);
            connection = new Connection(caller, new PushWatch(threads));
            connections.put(target, connection);
        }
        health.watch(connection.caller(), target.orgUrl(), target.healthCheckUserId(), timeouts, scope);
        return connection;
    }

    /** The state of the connections. */
    public synchronized List<View> view() {
        return connections.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(View::organization).thenComparing(View::principal))
                .toList();
    }

    private static View view(Target target, Connection connection) {
        Credentials credentials = connection.caller().credentials();
        return new View(
                target.orgUrl(),
                target.access().principal(),
                credentials.toString(),
                connection.pushes().open(),
                credentials.tokenAge());
    }

    @Override
    protected synchronized void doStart() {
        background = context.getExecutorServiceManager().newCachedThreadPool(this, "OktaFactorsToken");
        meters = MicrometerMeters.of(context);
        ServiceHelper.startService(threads);
        clients.values().forEach(ServiceHelper::startService);
        health.start();
        running = true;
    }

    @Override
    protected synchronized void doStop() {
        running = false;
        health.stop();
        threads.end();
        connections.values().forEach(OktaConnections::withdrawPushes);
        ServiceHelper.stopService(threads);
        clients.values().forEach(ServiceHelper::stopService);
        if (background != null) {
            context.getExecutorServiceManager().shutdownNow(background);
        }
    }

    private static void withdrawPushes(Connection connection) {
        try {
            connection.pushes().finish(LAST_WITHDRAWALS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CallMeters meters() {
        return meters;
    }

    private OktaClient client(OktaClient.Settings settings) {
        return clients.computeIfAbsent(settings, needed -> {
            OktaClient client = new OktaClient(context, needed);
            if (running) {
                ServiceHelper.startService(client);
            }
            return client;
        });
    }

    private Credentials credentials(Target target, OktaTransport transport) {
        if (target.access() instanceof Access.ApiToken given) {
            return Credentials.apiToken(given.token());
        }
        if (target.access() instanceof Access.BearerToken given) {
            return Credentials.accessToken(given.token());
        }
        Access.ServiceApp app = (Access.ServiceApp) target.access();
        ClientAssertion assertion = new ClientAssertion(
                PrivateKeyText.read(context, app), app.clientId(), target.orgUrl() + TokenEndpoint.PATH);
        return new Credentials.PrivateKey(new TokenCache(
                new TokenEndpoint(transport, assertion, app.scopes(), ClientAgent.of(context)),
                this::inBackground,
                System::nanoTime));
    }

    private void inBackground(Runnable task) {
        ExecutorService running = background;
        if (running == null) {
            throw new RejectedExecutionException("The component okta-factors is not started");
        }
        running.execute(task);
    }
}
