package io.oktafactors.camel.http;

/**
 * How long parts of one call may take, in milliseconds.
 *
 * @param connect until a connection is made
 * @param response the longest silence of the server; 0 for no bound of its own
 * @param request from the start to the last byte of the answer, with all attempts
 */
public record Timeouts(long connect, long response, long request) {}
