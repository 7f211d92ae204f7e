package dev.sluice;

import java.util.List;

/**
 * A channel of a running pipeline, as it was at one instant.
 *
 * @param name its name
 * @param length the number of values in the buffer
 * @param capacity the size of the buffer, in elements; 0 if it is unbuffered
 * @param sent how many values were sent since it was made; of a port, how many of them concern this
 *     run: what it has sent, or what it found there and what was sent since
 * @param blockedSenders the names of the goroutines blocked in a send, those that came first first
 * @param blockedReceivers the names of the goroutines blocked in a receive, likewise
 * @param dropped how many of the values that were sent it has dropped because it was full; always 0
 *     where a full channel blocks its senders
 */
public record ChannelState(
    String name,
    int length,
    int capacity,
    long sent,
    List<String> blockedSenders,
    List<String> blockedReceivers,
    long dropped) {}
