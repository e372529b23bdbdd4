package io.oktafactors.camel;

import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.options.OktaKey;
import io.oktafactors.camel.options.OktaSource;
import io.oktafactors.camel.options.OrgUrl;
import io.oktafactors.camel.request.BudgetOptions;
import io.oktafactors.camel.request.PushSettings;
import io.oktafactors.camel.request.RequestRules;
import io.oktafactors.camel.request.Retries;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the options have to be before a call can be made. The first sentences of messages are those of Okta's clients. */
public final class OktaRules {

    /** What proves who calls, and the mode that each belongs to. */
    private static final Map<OktaKey, AuthorizationMode> PROOFS = new EnumMap<>(Map.of(
            OktaKey.token, AuthorizationMode.SSWS,
            OktaKey.accessToken, AuthorizationMode.Bearer,
            OktaKey.privateKey, AuthorizationMode.PrivateKey));

    private final OktaClientConfiguration configuration;

    private OktaRules(OktaClientConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Brings the URL to its normal form, settles how calls are authorized, and checks what every call of the operation needs.
     *
     * @throws IllegalArgumentException if an option is missing or cannot be; the message says what to set, and where a wrong
     *     value comes from
     */
    static void apply(OktaFactorsConfiguration configuration, OktaFactorsOperation operation) {
        OktaRules rules = new OktaRules(configuration);
        configuration.setOrgUrl(OrgUrl.normalize(configuration.getOrgUrl(), rules.where(OktaKey.orgUrl)));
        configuration.setAuthorizationMode(rules.mode());
        switch (configuration.getAuthorizationMode()) {
            case SSWS -> {}
            case Bearer -> rules.keepNearer(OktaKey.accessToken, OktaKey.token);
            case PrivateKey -> rules.keepNearer(OktaKey.privateKey, OktaKey.accessToken);
        }
        rules.checkCredentials(operation);
        rules.checkConnections();
        checkParameters(configuration);
        checkRetries(configuration.retries());
        checkPush(configuration.pushSettings());
        checkGates(configuration);
        configuration.settlePrincipal();
        checkBudget(configuration.budget());
    }

    private AuthorizationMode mode() {
        List<OktaKey> proofs = PROOFS.keySet().stream()
                .filter(key -> key.isSetIn(configuration))
                .toList();
        int nearest = proofs.stream().mapToInt(this::rank).min().orElse(Integer.MAX_VALUE);
        List<OktaKey> nearestProofs =
                proofs.stream().filter(key -> rank(key) == nearest).toList();
        AuthorizationMode given = configuration.getAuthorizationMode();
        // A mode from further away than the credentials belongs to others; among several it may still choose.
        if (given != null && (rank(OktaKey.authorizationMode) <= nearest || nearestProofs.size() > 1)) {
            return given;
        }
        if (nearestProofs.size() > 1) {
            throw new IllegalArgumentException("There is more than one kind of credentials: " + nearestProofs
                    + ". Set the option authorizationMode to the one to use: "
                    + List.of(AuthorizationMode.values()));
        }
        return nearestProofs.isEmpty() ? withoutProof() : PROOFS.get(nearestProofs.get(0));
    }

    private AuthorizationMode withoutProof() {
        return OktaKey.clientId.isSetIn(configuration) ? AuthorizationMode.PrivateKey : AuthorizationMode.SSWS;
    }

    /** Where a mode may have either, the one given nearer counts, and the first among equals. */
    private void keepNearer(OktaKey first, OktaKey second) {
        if (first.isSetIn(configuration) && second.isSetIn(configuration)) {
            (rank(first) <= rank(second) ? second : first).set(configuration, null);
        }
    }

    private int rank(OktaKey key) {
        return configuration.rank(key);
    }

    private void checkCredentials(OktaFactorsOperation operation) {
        if (configuration.getAuthorizationMode() != AuthorizationMode.SSWS
                && operation.scope().isEmpty()) {
            throw new IllegalArgumentException(
                    operation + " takes an API token only, no OAuth 2.0 access token. Give this endpoint"
                            + " authorizationMode=SSWS and have the option token set, best on a component of its own");
        }
        switch (configuration.getAuthorizationMode()) {
            case SSWS -> checkToken(OktaKey.token, configuration.getToken(), "Your Okta API token", "{apiToken}");
            case Bearer -> {
                if (OktaKey.token.isSetIn(configuration) && !OktaKey.accessToken.isSetIn(configuration)) {
                    checkToken(OktaKey.token, configuration.getToken(), "Your access token", "{accessToken}");
                } else {
                    checkAccessToken();
                }
            }
            case PrivateKey -> {
                if (OktaKey.accessToken.isSetIn(configuration) && !OktaKey.privateKey.isSetIn(configuration)) {
                    checkAccessToken();
                } else {
                    checkClient();
                }
            }
        }
    }

    private void checkAccessToken() {
        checkToken(OktaKey.accessToken, configuration.getAccessToken(), "Your access token", "{accessToken}");
    }

    private void checkClient() {
        checkText(OktaKey.clientId, configuration.getClientId(), "Your client ID", "{clientId}");
        checkText(OktaKey.scopes, configuration.getScopes(), "Your list of scopes", "{scopes}");
        if (!OktaKey.privateKey.isSetIn(configuration)) {
            throw new IllegalArgumentException("Your private key is missing. Set " + where(OktaKey.privateKey)
                    + ". Okta takes no client secret for its API");
        }
    }

    private void checkToken(OktaKey key, String value, String what, String placeholder) {
        checkText(key, value, what, placeholder);
        if (!value.matches("[!-~]+")) {
            throw new IllegalArgumentException(what
                    + " holds a character that none has, such as a space or the end of a" + " line, in " + where(key));
        }
    }

    private void checkText(OktaKey key, String value, String what, String placeholder) {
        if (!key.isSetIn(configuration)) {
            throw new IllegalArgumentException(what + " is missing. Set " + where(key));
        }
        if (value.contains("{")) {
            throw new IllegalArgumentException(
                    "Replace " + placeholder + " with " + what.replace("Your", "your") + ", in " + where(key));
        }
    }

    private void checkConnections() {
        checkTimeout(OktaKey.connectTimeout, configuration.getConnectTimeout());
        checkTimeout(OktaKey.requestTimeout, configuration.getRequestTimeout());
        if (configuration.getResponseTimeout() < 0) {
            throw new IllegalArgumentException("The option responseTimeout must be 0 ms or more");
        }
        if (configuration.getMaxConnections() < 1) {
            throw new IllegalArgumentException("The option maxConnections must be 1 or more");
        }
        String host = configuration.getProxyHost();
        if (host != null && host.matches("(?s).*[/@\\s].*|[^:]*:[^:]*")) {
            throw new IllegalArgumentException("The proxy host must be a host alone, without scheme, port and user, in "
                    + where(OktaKey.proxyHost));
        }
        checkTogether(OktaKey.proxyHost, OktaKey.proxyPort);
        checkTogether(OktaKey.proxyUsername, OktaKey.proxyPassword);
        Integer port = configuration.getProxyPort();
        if (port != null && (port < 1 || port > 65535)) {
            throw new IllegalArgumentException(
                    "The proxy port must be from 1 to 65535, in " + where(OktaKey.proxyPort));
        }
    }

    /** Ids are not known yet. */
    private static void checkParameters(OktaFactorsConfiguration configuration) {
        Integer seconds = configuration.getTokenLifetimeSeconds();
        if (configuration.isValidateRequest() && seconds != null && !RequestRules.isLifetime(seconds)) {
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
                    "The option retryDelay must be 0 ms or more, and the option maxRetryDelay not below it");
        }
        if (retries.rateLimitWait() < 0) {
            throw new IllegalArgumentException("The option rateLimitWait must be 0 ms or more; 0 waits never");
        }
    }

    private static void checkPush(PushSettings push) {
        if (push.timeout() < 1 || push.interval() < 1) {
            throw new IllegalArgumentException("The options awaitTimeout and pollInterval must be above 0 ms");
        }
        if (push.pollsPerMinute() < 1) {
            throw new IllegalArgumentException("The option pollsPerMinute must be 1 or more");
        }
    }

    private static void checkGates(OktaCallConfiguration configuration) {
        Map<String, Integer> bounds = new TreeMap<>(Map.of(
                "maxCodesPerPhone", configuration.getMaxCodesPerPhone(),
                "maxCodesPerHour", configuration.getMaxCodesPerHour(),
                "maxCodesPerRun", configuration.getMaxCodesPerRun(),
                "maxPushesPerHour", configuration.getMaxPushesPerHour()));
        bounds.forEach((option, most) -> {
            if (most < 0) {
                throw new IllegalArgumentException("The option " + option + " must be 0 or more; 0 is any number");
            }
        });
        configuration.settleGates(configuration.isAwait());
    }

    private static void checkBudget(BudgetOptions budget) {
        if (budget.share() < 0 || budget.share() > 100) {
            throw new IllegalArgumentException(
                    "The option budgetShare is percent of a rate limit, 1 to 100, or 0 for no budget");
        }
        if (budget.longestWait() < 0) {
            throw new IllegalArgumentException("The option budgetWait must be 0 ms or more; 0 waits never");
        }
        if (budget.bucket() != null && budget.bucket().isBlank()) {
            throw new IllegalArgumentException(
                    "The option budgetBucket is blank: leave it out, or give a name such as /api/v1");
        }
        if (budget.lane() == null) {
            throw new IllegalArgumentException("The option lane must be one of " + List.of(Lane.values()));
        }
        if (budget.inFlight() < 1) {
            throw new IllegalArgumentException("The option maxCallsInFlight must be 1 or more");
        }
    }

    private void checkTimeout(OktaKey key, long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException("The time must be above 0 ms, in " + where(key));
        }
    }

    private void checkTogether(OktaKey first, OktaKey second) {
        boolean hasFirst = first.isSetIn(configuration);
        if (hasFirst != second.isSetIn(configuration)) {
            throw new IllegalArgumentException("The options " + first + " and " + second
                    + " go together: there is only " + where(hasFirst ? first : second));
        }
    }

    /** How to call, in a message, the place that the value of the key comes from, or could be given in. */
    public static String where(OktaClientConfiguration configuration, OktaKey key) {
        return new OktaRules(configuration).where(key);
    }

    private String where(OktaKey key) {
        OktaSource origin = configuration.origin(key);
        if (origin != null) {
            return origin.describe(key) + " (option " + key + ")";
        }
        String variable = " or the environment variable " + OktaKey.variable(key.key());
        return "the option " + key + (key.isSetIn(configuration) ? "" : variable);
    }
}
