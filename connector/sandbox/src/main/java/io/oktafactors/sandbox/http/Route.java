package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.user.StateLock;
import java.util.List;
import java.util.function.Function;

/** A row of a route table: what answers a method on a path template. */
public record Route(String method, String template, Function<Call, HttpAnswer> handler) {
    /** The same routes, whose calls see the organization before or after a whole change, and never between. */
    public static List<Route> sharing(StateLock lock, List<Route> routes) {
        return routes.stream()
                .map(route ->
                        new Route(route.method, route.template, call -> lock.shared(() -> route.handler.apply(call))))
                .toList();
    }
}
