package io.oktafactors.camel.credential;

import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.Timeouts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Authorizes calls to one organization. What a message says plays no part in it. */
public sealed interface Credentials permits Credentials.Given, Credentials.PrivateKey {

    /**
     * What authorizes one attempt.
     *
     * @param lease the kept token behind it; null where there is none to renew
     */
    record Authorization(Map<String, String> headers, TokenCache.TokenUse lease) {

        @Override
        public String toString() {
            return "authorization";
        }
    }

    /**
     * @param deadline when to give up at the latest
     * @throws TokenException if an access token was needed and could not be had
     */
    Authorization authorize(HttpCall call, Deadline deadline) throws TokenException;

    /** Takes note of an authorization that Okta did not refuse. */
    default void worked(Authorization accepted) {}

    /**
     * Takes note of an authorization that Okta refused.
     *
     * @return whether another one may be taken
     */
    default boolean renews(Authorization refused) {
        return false;
    }

    /** How old the kept token is that calls are authorized by; empty where none is kept. */
    default Optional<TokenCache.TokenAge> tokenAge() {
        return Optional.empty();
    }

    /** The scopes that calls have; empty where that is not known. */
    default Set<String> scopes(Timeouts timeouts, Deadline deadline) throws TokenException {
        return Set.of();
    }

    /** An API token of the organization. */
    static Credentials apiToken(String token) {
        return new Given("API token", Map.of("Authorization", "SSWS " + token));
    }

    /** An access token got elsewhere. */
    static Credentials accessToken(String token) {
        return new Given("static access token", Map.of("Authorization", "Bearer " + token));
    }

    /** What is the same for all calls. */
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

    /** A private key, which gets access tokens. */
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
