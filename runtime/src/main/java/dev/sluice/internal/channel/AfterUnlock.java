package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/** What is left of an attempt under a channel's lock, to be done when the lock is released. */
interface AfterUnlock {
  /**
   * Does it.
   *
   * @return the value that an attempt to receive gives; nothing for an attempt to send
   */
  @Nullable Object run();
}
