package io.oktafactors.sandbox.oauth;

import java.util.stream.Collectors;

/** The scheme of an access token in {@code Authorization} and {@code WWW-Authenticate}. */
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
