package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.user.StateLock;
import java.util.List;
import java.util.function.Function;

/** A row of a route table: method, path template, and the function that answers. */
public record Route(String method, String template, Function<Call, HttpAnswer> handler) {
    /** The same routes with the state lock: their calls see the state before or after a restore, and never between. */
    public static List<Route> sharing(StateLock lock, List<Route> routes) {
        return routes.stream()
                .map(route ->
                        new Route(route.method, route.template, call -> lock.shared(() -> route.handler.apply(call))))
                .toList();
    }
}
