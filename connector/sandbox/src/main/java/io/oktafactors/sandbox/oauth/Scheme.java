package io.oktafactors.sandbox.oauth;

import java.util.stream.Collectors;

/** How an access token is shown, and how a refusal of it is begun. */
public enum Scheme {
    BEARER("Bearer", ""),
    DPOP("DPoP", "algs=\"" + Jwts.ALGORITHMS.stream().map(Object::toString).collect(Collectors.joining(" ")) + "\", ");

    public final String wireName;
    final String parameters;

    Scheme(String wireName, String parameters) {
        this.wireName = wireName;
        this.parameters = parameters;
    }
}
