package io.oktafactors.camel.request;

/**
 * How a push is awaited; times in milliseconds.
 *
 * @param timeout the longest wait for the user
 * @param interval from one question to the next
 * @param pollsPerMinute the most questions about all pushes together
 */
public record PushSettings(long timeout, long interval, int pollsPerMinute) {}
