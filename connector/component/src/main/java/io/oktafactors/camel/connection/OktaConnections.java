package io.oktafactors.camel.connection;

import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaClientConfiguration;
import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.call.CallMeters;
import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.credential.ClientAssertion;
import io.oktafactors.camel.credential.Credentials;
import io.oktafactors.camel.credential.PrivateKeyText;
import io.oktafactors.camel.credential.TokenCache;
import io.oktafactors.camel.credential.TokenEndpoint;
import io.oktafactors.camel.http.ClientAgent;
import io.oktafactors.camel.http.OktaClient;
import io.oktafactors.camel.http.OktaTransport;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.options.OktaKey;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What endpoints share: an HTTP client for the same connection settings, credentials with their token for the same
 * organization and client, and one health check for both.
 */
public final class OktaConnections extends ServiceSupport {

    /** Everything that shapes who calls whom, and how: nothing else may share a token. */
    private record Access(
            String orgUrl,
            AuthorizationMode mode,
            String token,
            String accessToken,
            String clientId,
            String scopes,
            String privateKey,
            String kid,
            OktaClient.Settings client,
            String healthCheckUserId) {

        static Access of(OktaClientConfiguration from) {
            return new Access(
                    from.getOrgUrl(),
                    from.getAuthorizationMode(),
                    from.getToken(),
                    from.getAccessToken(),
                    from.getClientId(),
                    from.getScopes(),
                    from.getPrivateKey(),
                    from.getKid(),
                    from.clientSettings(),
                    from.getHealthCheckUserId());
        }

        @Override
        public String toString() {
            return "access to " + orgUrl;
        }
    }

    /** How long a stop waits for prompts to be withdrawn, in milliseconds. */
    private static final long LAST_WITHDRAWALS = 2_000;

    private final CamelContext context;
    private final OktaHealthChecks health;
    private final Map<OktaClient.Settings, OktaClient> clients = new HashMap<>();
    private final Map<Access, OktaCaller> callers = new HashMap<>();
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
     * The caller for a checked configuration.
     *
     * @throws IllegalArgumentException if the private key cannot be read
     */
    public synchronized OktaCaller caller(OktaClientConfiguration configuration, OktaFactorsOperation operation) {
        OktaCaller caller = callers.get(Access.of(configuration));
        if (caller == null) {
            OktaTransport transport = new OktaTransport(client(configuration.clientSettings()));
            caller = new OktaCaller(
                    transport, credentials(configuration, transport), admission.get(), threads, this::meters);
            callers.put(Access.of(configuration), caller);
        }
        health.watch(caller, configuration, operation);
        return caller;
    }

    @Override
    protected synchronized void doStart() {
        background = context.getExecutorServiceManager().newCachedThreadPool(this, "OktaFactorsToken");
        meters = CallMeters.of(context);
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
        callers.values().forEach(OktaConnections::withdrawPushes);
        ServiceHelper.stopService(threads);
        clients.values().forEach(ServiceHelper::stopService);
        if (background != null) {
            context.getExecutorServiceManager().shutdownNow(background);
        }
    }

    private static void withdrawPushes(OktaCaller caller) {
        try {
            caller.pushes().finish(LAST_WITHDRAWALS);
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

    private Credentials credentials(OktaClientConfiguration from, OktaTransport transport) {
        return switch (from.getAuthorizationMode()) {
            case SSWS -> Credentials.apiToken(from.getToken());
            case Bearer ->
                Credentials.accessToken(OktaKey.accessToken.isSetIn(from) ? from.getAccessToken() : from.getToken());
            case PrivateKey ->
                OktaKey.privateKey.isSetIn(from)
                        ? new Credentials.PrivateKey(tokens(from, transport))
                        : Credentials.accessToken(from.getAccessToken());
        };
    }

    private TokenCache tokens(OktaClientConfiguration from, OktaTransport transport) {
        ClientAssertion assertion = new ClientAssertion(
                PrivateKeyText.read(context, from), from.getClientId().trim(), from.getOrgUrl() + TokenEndpoint.PATH);
        String scopes = String.join(" ", from.getScopes().trim().split("[\\s,]+"));
        return new TokenCache(
                new TokenEndpoint(transport, assertion, scopes, ClientAgent.of(context)),
                this::inBackground,
                System::nanoTime);
    }

    private void inBackground(Runnable task) {
        ExecutorService running = background;
        if (running == null) {
            throw new RejectedExecutionException("not started");
        }
        running.execute(task);
    }
}
