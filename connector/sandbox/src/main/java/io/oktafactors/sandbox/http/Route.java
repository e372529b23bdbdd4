package io.oktafactors.sandbox.http;

import java.util.function.Function;

/** A row of a route table: what answers a method on a path template. */
public record Route(String method, String template, Function<Call, Answer> handler) {}
