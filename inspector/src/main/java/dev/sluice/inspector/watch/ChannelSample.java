package dev.sluice.inspector.watch;

import java.util.List;

/**
 * A channel at one instant; where each of several workers runs a pipeline, their channels of one
 * name together.
 *
 * @param name its name in the picture
 * @param from the names of the stages that send to it
 * @param to the names of the stages that receive from it
 * @param length how many values it holds
 * @param capacity how many it can hold; 0 if it is unbuffered, -1 if it is unbounded
 * @param sent how many values were sent
 * @param dropped how many of them were dropped because it was full
 * @param rate how many were sent a second since the last sample
 * @param blockedSenders the names of the goroutines that are blocked in a send
 * @param blockedReceivers the names of the goroutines that are blocked in a receive
 */
record ChannelSample(
    String name,
    List<String> from,
    List<String> to,
    int length,
    int capacity,
    long sent,
    long dropped,
    double rate,
    List<String> blockedSenders,
    List<String> blockedReceivers) {
  private static final double FULL = 0.9;
  private static final double EMPTY = 0.1;

  /** Whether it is all but full, or a sender is blocked on it. */
  boolean isPressed() {
    return !blockedSenders.isEmpty() || (capacity > 0 && length >= FULL * capacity);
  }

  /** Whether it holds next to nothing, so that what sends to it is not held up. */
  boolean isSlack() {
    return blockedSenders.isEmpty()
        && (capacity > 0 ? length <= EMPTY * capacity : capacity == 0 || length == 0);
  }
}
