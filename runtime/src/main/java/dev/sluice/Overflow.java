package dev.sluice;

/**
 * What a channel does instead of making its senders wait when it is full. A send is done in either
 * case; {@link ChannelState#dropped} counts what was dropped.
 */
public enum Overflow {
  /** The value that was sent first, of those that are buffered, is dropped. */
  DROP_OLDEST,
  /** The value that is being sent is dropped. */
  DROP_NEWEST
}
