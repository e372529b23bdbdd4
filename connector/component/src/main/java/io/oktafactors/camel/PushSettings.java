package io.oktafactors.camel;

/**
 * How a push is awaited; times in milliseconds.
 *
 * @param timeout the longest wait for the user
 * @param interval from one question to the next
 * @param pollsPerMinute the most questions about all pushes together
 */
record PushSettings(long timeout, long interval, int pollsPerMinute) {}
