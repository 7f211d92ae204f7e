package dev.sluice.annotation;

/** What a send to a channel does when the channel's buffer is full. */
public enum WhenFull {
  /** It blocks until there is room. */
  BLOCK,

  /** It drops the oldest element in the buffer, and never blocks. */
  DROP_OLDEST,

  /** It drops the element that is sent, and never blocks. */
  DROP_NEWEST
}
