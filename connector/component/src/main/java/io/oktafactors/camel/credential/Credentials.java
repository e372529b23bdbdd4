package io.oktafactors.camel.credential;

import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.Timeouts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Authorizes calls to one organization. Messages have no influence on it. */
public sealed interface Credentials permits Credentials.Given, Credentials.PrivateKey {

    /**
     * The authorization of one attempt.
     *
     * @param lease the cached token; null if there is none to renew
     */
    record Authorization(Map<String, String> headers, TokenCache.TokenUse lease) {

        @Override
        public String toString() {
            return "authorization";
        }
    }

    /**
     * @param deadline when to fail at the latest
     * @throws TokenException if no access token could be obtained
     */
    Authorization authorize(HttpCall call, Deadline deadline) throws TokenException;

    /** Records that Okta accepted an authorization. */
    default void worked(Authorization accepted) {}

    /**
     * Records that Okta refused an authorization.
     *
     * @return whether another one may be accepted
     */
    default boolean renews(Authorization refused) {
        return false;
    }

    /** The age of the cached token; empty if none is cached. */
    default Optional<TokenCache.TokenAge> tokenAge() {
        return Optional.empty();
    }

    /** The scopes of calls; empty if they are not known. */
    default Set<String> scopes(Timeouts timeouts, Deadline deadline) throws TokenException {
        return Set.of();
    }

    /** An API token of the organization. */
    static Credentials apiToken(String token) {
        return new Given("API token", Map.of("Authorization", "SSWS " + token));
    }

    /** An access token that was obtained elsewhere. */
    static Credentials accessToken(String token) {
        return new Given("static access token", Map.of("Authorization", "Bearer " + token));
    }

    /** An authorization that is the same for all calls. */
    record Given(String name, Authorization authorization) implements Credentials {

        private Given(String name, Map<String, String> headers) {
            this(name, new Authorization(headers, null));
        }

        @Override
        public Authorization authorize(HttpCall call, Deadline deadline) {
            return authorization;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A private key, with which access tokens are requested. */
    record PrivateKey(TokenCache tokens) implements Credentials {

        @Override
        public Authorization authorize(HttpCall call, Deadline deadline) throws TokenException {
            TokenCache.TokenUse lease = tokens.lease(call.timeouts(), deadline);
            return new Authorization(lease.token().headersFor(call.method(), call.address()), lease);
        }

        @Override
        public void worked(Authorization accepted) {
            accepted.lease().worked();
        }

        @Override
        public boolean renews(Authorization refused) {
            return tokens.refused(refused.lease());
        }

        @Override
        public Optional<TokenCache.TokenAge> tokenAge() {
            return tokens.age();
        }

        @Override
        public Set<String> scopes(Timeouts timeouts, Deadline deadline) throws TokenException {
            return tokens.lease(timeouts, deadline).token().scopes();
        }

        @Override
        public String toString() {
            return "private key";
        }
    }
}
