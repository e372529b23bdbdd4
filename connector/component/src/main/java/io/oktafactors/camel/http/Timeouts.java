package io.oktafactors.camel.http;

/**
 * The timeouts of one call, in milliseconds.
 *
 * @param connect until a connection is made
 * @param response the longest time without data from the server; 0 for no limit
 * @param request from the start to the last byte of the answer, with all attempts
 */
public record Timeouts(long connect, long response, long request) {}
