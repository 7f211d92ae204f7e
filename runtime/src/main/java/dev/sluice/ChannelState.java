package dev.sluice;

import java.util.List;

/**
 * A channel of a running pipeline, as it was at one instant.
 *
 * @param name its name
 * @param length the number of values in the buffer
 * @param capacity the size of the buffer, in elements; 0 if it is unbuffered
 * @param sent how many values were sent since it was made
 * @param blockedSenders the names of the goroutines blocked in a send, those that came first first
 * @param blockedReceivers the names of the goroutines blocked in a receive, likewise
 */
public record ChannelState(
    String name,
    int length,
    int capacity,
    long sent,
    List<String> blockedSenders,
    List<String> blockedReceivers) {}
