package io.oktafactors.camel.request;

/**
 * How a push is awaited; times in milliseconds.
 *
 * @param timeout the longest wait for the user
 * @param interval time between two polls
 * @param pollsPerMinute maximum number of polls in a minute for all pushes together
 */
public record PushSettings(long timeout, long interval, int pollsPerMinute) {}
