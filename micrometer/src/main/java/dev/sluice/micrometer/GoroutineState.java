package dev.sluice.micrometer;

import java.util.Locale;

/** What a goroutine does, in so few words that each can be a tag. */
enum GoroutineState {
  RUNNING,
  /** In an operation of this library. */
  BLOCKED,
  /**
   * For a lock, the clock, input, output, something else that this library does not know, or while
   * the goroutine that receives from it runs its loop.
   */
  WAITING;

  /** The state that one of Go's wait reasons belongs to. */
  static GoroutineState of(String reason) {
    if (reason.equals("running")) {
      return RUNNING;
    }
    return reason.startsWith("chan ")
            || reason.startsWith("select")
            || reason.equals("sync.WaitGroup.Wait")
            || reason.startsWith("group ")
        ? BLOCKED
        : WAITING;
  }

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
