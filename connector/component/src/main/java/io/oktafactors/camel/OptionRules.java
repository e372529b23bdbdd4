package io.oktafactors.camel;

import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.connection.OktaConnections;
import io.oktafactors.camel.credential.Access;
import io.oktafactors.camel.gate.RecipientLimit;
import io.oktafactors.camel.http.OktaClient;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.RequestRule;
import io.oktafactors.camel.options.ClientProperty;
import io.oktafactors.camel.options.ConfigSource;
import io.oktafactors.camel.options.OrgUrl;
import io.oktafactors.camel.request.BudgetOptions;
import io.oktafactors.camel.request.CallOptions;
import io.oktafactors.camel.request.GateOptions;
import io.oktafactors.camel.request.PushSettings;
import io.oktafactors.camel.request.Retries;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the options before a call can be made. The first sentences of its messages are those of Okta's clients. */
final class OptionRules {

    /** The credentials, and the mode that each belongs to. */
    private static final Map<ClientProperty, AuthorizationMode> PROOFS = new EnumMap<>(Map.of(
            ClientProperty.token, AuthorizationMode.SSWS,
            ClientProperty.accessToken, AuthorizationMode.Bearer,
            ClientProperty.privateKey, AuthorizationMode.PrivateKey));

    private final OktaFactorsConfiguration configuration;
    private final OptionValues values;
    private final Map<ClientProperty, ConfigSource> origins;
    private final Set<ClientProperty> ofEndpoint;

    /**
     * @param origins the sources of values that are not set as options
     * @param ofEndpoint the options that are set on the endpoint; all others are the component's
     */
    OptionRules(OptionValues values, Map<ClientProperty, ConfigSource> origins, Set<ClientProperty> ofEndpoint) {
        this.configuration = values.configuration();
        this.values = values;
        this.origins = origins;
        this.ofEndpoint = ofEndpoint;
    }

    /**
     * Checks the options and makes from them what calls of the operation need.
     *
     * @throws IllegalArgumentException if an option is missing or invalid; the message says what to set, and where a wrong
     * value comes from
     */
    Settled settle(OktaFactorsOperation operation) {
        String orgUrl = OrgUrl.normalize(configuration.getOrgUrl(), where(ClientProperty.orgUrl));
        AuthorizationMode mode = mode();
        if (mode != AuthorizationMode.SSWS && operation.scope().isEmpty()) {
            throw new IllegalArgumentException(
                    operation + " supports an API token only, not an OAuth 2.0 access token. Set this endpoint's"
                            + " authorizationMode to SSWS and set the option token, preferably on a separate component");
        }
        Access access = access(mode);
        checkConnections();
        checkParameters(configuration);
        CallOptions options = callOptions(access.principal());
        checkRetries(options.retries());
        checkPush(options.push());
        checkGates();
        checkBudget(options.budget());
        OktaConnections.Target target = new OktaConnections.Target(
                orgUrl,
                access,
                new OktaClient.Settings(
                        configuration.getSslContextParameters(),
                        configuration.getProxyHost(),
                        configuration.getProxyPort(),
                        configuration.getProxyUsername(),
                        configuration.getProxyPassword(),
                        configuration.getMaxConnections()),
                configuration.getHealthCheckUserId());
        return new Settled(target, options);
    }

    /** The result of the options. */
    record Settled(OktaConnections.Target target, CallOptions options) {}

    private AuthorizationMode mode() {
        List<ClientProperty> proofs =
                PROOFS.keySet().stream().filter(this::isSet).toList();
        int nearest = proofs.stream().mapToInt(this::rank).min().orElse(Integer.MAX_VALUE);
        List<ClientProperty> nearestProofs =
                proofs.stream().filter(key -> rank(key) == nearest).toList();
        AuthorizationMode given = configuration.getAuthorizationMode();
        // A mode from a later place than the credentials is ignored, except to choose among several credentials.
        if (given != null && (rank(ClientProperty.authorizationMode) <= nearest || nearestProofs.size() > 1)) {
            return given;
        }
        if (nearestProofs.size() > 1) {
            throw new IllegalArgumentException("Credentials of more than one kind are set: " + nearestProofs
                    + ". Set the option authorizationMode to select one of them: "
                    + List.of(AuthorizationMode.values()));
        }
        return nearestProofs.isEmpty() ? withoutProof() : PROOFS.get(nearestProofs.get(0));
    }

    private AuthorizationMode withoutProof() {
        return isSet(ClientProperty.clientId) ? AuthorizationMode.PrivateKey : AuthorizationMode.SSWS;
    }

    private Access access(AuthorizationMode mode) {
        return switch (mode) {
            case SSWS -> {
                checkToken(ClientProperty.token, configuration.getToken(), "Your Okta API token", "{apiToken}");
                yield new Access.ApiToken(configuration.getToken());
            }
            case Bearer ->
                counts(ClientProperty.accessToken, ClientProperty.token)
                        ? bearer(ClientProperty.accessToken, configuration.getAccessToken(), null)
                        : bearer(ClientProperty.token, configuration.getToken(), null);
            case PrivateKey ->
                counts(ClientProperty.privateKey, ClientProperty.accessToken)
                        ? serviceApp()
                        : bearer(ClientProperty.accessToken, configuration.getAccessToken(), clientId());
        };
    }

    /** If a mode accepts either, the one from the nearer place is used, and the first among equals. */
    private boolean counts(ClientProperty first, ClientProperty second) {
        return !isSet(second) || isSet(first) && rank(first) <= rank(second);
    }

    private Access bearer(ClientProperty key, String token, String clientId) {
        checkToken(key, token, "Your access token", "{accessToken}");
        return new Access.BearerToken(token, clientId);
    }

    private String clientId() {
        return isSet(ClientProperty.clientId) ? configuration.getClientId().trim() : null;
    }

    private Access serviceApp() {
        checkText(ClientProperty.clientId, configuration.getClientId(), "Your client ID", "{clientId}");
        checkText(ClientProperty.scopes, configuration.getScopes(), "Your list of scopes", "{scopes}");
        if (!isSet(ClientProperty.privateKey)) {
            throw new IllegalArgumentException("Your private key is missing. Set " + where(ClientProperty.privateKey)
                    + ". Okta's API does not accept a client secret");
        }
        return new Access.ServiceApp(
                clientId(),
                String.join(" ", configuration.getScopes().trim().split("[\\s,]+")),
                configuration.getPrivateKey(),
                configuration.getKid(),
                where(ClientProperty.privateKey));
    }

    private CallOptions callOptions(String principal) {
        Integer inFlight = configuration.getMaxCallsInFlight();
        return new CallOptions(
                configuration.getOutputType(),
                new Timeouts(
                        configuration.getConnectTimeout(),
                        configuration.getResponseTimeout(),
                        configuration.getRequestTimeout()),
                new Retries(
                        configuration.getMaxAttempts(),
                        configuration.getRetryDelay(),
                        configuration.getMaxRetryDelay(),
                        configuration.getRateLimitWait()),
                new BudgetOptions(
                        principal,
                        configuration.getBudgetBucket(),
                        configuration.getLane(),
                        configuration.getBudgetShare(),
                        inFlight == null ? configuration.getMaxConnections() : inFlight,
                        configuration.getBudgetWait()),
                GateOptions.of(
                        configuration.isGates(),
                        Map.of(
                                RecipientLimit.CODES_OF_PHONE, configuration.getMaxCodesPerPhone(),
                                RecipientLimit.CODES_OF_HOUR, configuration.getMaxCodesPerHour(),
                                RecipientLimit.CODES_OF_RUN, configuration.getMaxCodesPerRun(),
                                RecipientLimit.PROMPTS,
                                        configuration.isAwait() ? configuration.getMaxPushesPerHour() : 0)),
                new PushSettings(
                        configuration.getAwaitTimeout(),
                        configuration.getPollInterval(),
                        configuration.getPollsPerMinute()));
    }

    private boolean isSet(ClientProperty key) {
        return values.isSet(key);
    }

    /** The rank of the place of a value: 0 for the endpoint, 1 for the component, more for other places. */
    private int rank(ClientProperty key) {
        ConfigSource origin = origins.get(key);
        if (origin != null) {
            return origin.rank();
        }
        return ofEndpoint.contains(key) ? 0 : 1;
    }

    /** @throws IllegalArgumentException if the operation starts nothing that a call could wait for */
    static void checkAwaits(OktaFactorsOperation operation) {
        if (operation.poll() == null) {
            List<OktaFactorsOperation> awaiting = Arrays.stream(OktaFactorsOperation.values())
                    .filter(each -> each.poll() != null)
                    .toList();
            throw new IllegalArgumentException(
                    "The option await cannot be used with " + operation + ". It is supported by " + awaiting);
        }
    }

    private void checkToken(ClientProperty key, String value, String what, String placeholder) {
        checkText(key, value, what, placeholder);
        if (!value.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    what + " contains an invalid character, such as a space or a line break, in " + where(key));
        }
    }

    private void checkText(ClientProperty key, String value, String what, String placeholder) {
        if (!isSet(key)) {
            throw new IllegalArgumentException(what + " is missing. Set " + where(key));
        }
        if (value.contains("{")) {
            throw new IllegalArgumentException(
                    "Replace " + placeholder + " with " + what.replace("Your", "your") + ", in " + where(key));
        }
    }

    private void checkConnections() {
        checkTimeout(ClientProperty.connectTimeout, configuration.getConnectTimeout());
        checkTimeout(ClientProperty.requestTimeout, configuration.getRequestTimeout());
        if (configuration.getResponseTimeout() < 0) {
            throw new IllegalArgumentException("The option responseTimeout must be 0 ms or more");
        }
        if (configuration.getMaxConnections() < 1) {
            throw new IllegalArgumentException("The option maxConnections must be 1 or more");
        }
        String host = configuration.getProxyHost();
        if (host != null && host.matches("(?s).*[/@\\s].*|[^:]*:[^:]*")) {
            throw new IllegalArgumentException("The proxy host must be a host name without scheme, port and user, in "
                    + where(ClientProperty.proxyHost));
        }
        checkTogether(ClientProperty.proxyHost, ClientProperty.proxyPort);
        checkTogether(ClientProperty.proxyUsername, ClientProperty.proxyPassword);
        Integer port = configuration.getProxyPort();
        if (port != null && (port < 1 || port > 65535)) {
            throw new IllegalArgumentException(
                    "The proxy port must be from 1 to 65535, in " + where(ClientProperty.proxyPort));
        }
    }

    /** Ids are not known yet. */
    private static void checkParameters(OktaFactorsConfiguration configuration) {
        Integer seconds = configuration.getTokenLifetimeSeconds();
        if (configuration.isValidateRequest() && seconds != null && !RequestRule.isLifetime(seconds)) {
            throw new IllegalArgumentException(
                    "The option tokenLifetimeSeconds must be 1 to 86400 (option validateRequest)");
        }
    }

    private static void checkRetries(Retries retries) {
        if (retries.attempts() < 1) {
            throw new IllegalArgumentException("The option maxAttempts must be 1 or more; 1 sends every call once");
        }
        if (retries.delay() < 0 || retries.longestDelay() < retries.delay()) {
            throw new IllegalArgumentException(
                    "The option retryDelay must be 0 ms or more, and the option maxRetryDelay at least as long");
        }
        if (retries.rateLimitWait() < 0) {
            throw new IllegalArgumentException("The option rateLimitWait must be 0 ms or more; 0 disables waiting");
        }
    }

    private static void checkPush(PushSettings push) {
        if (push.timeout() < 1 || push.interval() < 1) {
            throw new IllegalArgumentException("The options awaitTimeout and pollInterval must be greater than 0 ms");
        }
        if (push.pollsPerMinute() < 1) {
            throw new IllegalArgumentException("The option pollsPerMinute must be 1 or more");
        }
    }

    private void checkGates() {
        for (String option : List.of("maxCodesPerHour", "maxCodesPerPhone", "maxCodesPerRun", "maxPushesPerHour")) {
            if ((int) values.get(option) < 0) {
                throw new IllegalArgumentException("The option " + option + " must be 0 or more; 0 disables the limit");
            }
        }
    }

    private static void checkBudget(BudgetOptions budget) {
        if (budget.share() < 0 || budget.share() > 100) {
            throw new IllegalArgumentException(
                    "The option budgetShare must be a percentage of the rate limit, 1 to 100, or 0 to disable the budget");
        }
        if (budget.longestWait() < 0) {
            throw new IllegalArgumentException("The option budgetWait must be 0 ms or more; 0 disables waiting");
        }
        if (budget.bucket() != null && budget.bucket().isBlank()) {
            throw new IllegalArgumentException(
                    "The option budgetBucket is blank. Remove it, or set a name such as /api/v1");
        }
        if (budget.lane() == null) {
            throw new IllegalArgumentException("The option lane must be one of " + List.of(Lane.values()));
        }
        if (budget.inFlight() < 1) {
            throw new IllegalArgumentException("The option maxCallsInFlight must be 1 or more");
        }
    }

    private void checkTimeout(ClientProperty key, long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException("The timeout must be greater than 0 ms, in " + where(key));
        }
    }

    private void checkTogether(ClientProperty first, ClientProperty second) {
        boolean hasFirst = isSet(first);
        if (hasFirst != isSet(second)) {
            throw new IllegalArgumentException("The options " + first + " and " + second
                    + " must be set together: only one is set, in " + where(hasFirst ? first : second));
        }
    }

    /** The place of a value, or where it could be set, for a message. */
    private String where(ClientProperty key) {
        ConfigSource origin = origins.get(key);
        if (origin != null) {
            return origin.describe(key) + " (option " + key + ")";
        }
        String variable = " or the environment variable " + ClientProperty.variable(key.key());
        return "the option " + key + (isSet(key) ? "" : variable);
    }
}
