package io.oktafactors.sandbox.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request to the token endpoint.
 *
 * @param form the parameters of its body; empty if that is no form
 */
public record TokenRequest(CallCredentials call, Map<String, String> form) {

    static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    static final Set<String> GRANT_TYPES = Set.of(
            "authorization_code",
            "client_credentials",
            "password",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:token-exchange");

    public String parameter(String name) {
        String value = form.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    public Set<String> scopes() {
        String scope = parameter("scope");
        return scope == null
                ? Set.of()
                : Arrays.stream(scope.trim().split(" +")).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
