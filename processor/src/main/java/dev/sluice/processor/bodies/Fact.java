package dev.sluice.processor.bodies;

/**
 * Something that holds at a place in the code.
 *
 * @param kind what
 * @param about of which variable, or of which type where it is the lock
 */
record Fact(Kind kind, Object about) {
  /** What can hold. */
  enum Kind {
    /** The channel has been closed. */
    CLOSED,
    /** Something has been sent to the channel. */
    SENT,
    /** The timer has been stopped and not been reset. */
    STOPPED,
    /** The lock is held. */
    HELD,
    /** The variable's object has been sent, and nothing has come back since. */
    PUBLISHED,
    /** A goroutine may be about to send to the channel, and nobody has received yet. */
    PENDING
  }
}
