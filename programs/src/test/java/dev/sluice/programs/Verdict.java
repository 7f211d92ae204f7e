package dev.sluice.programs;

import org.jspecify.annotations.Nullable;

/** What a program found: a line for each thing it looked at, and the exit code of them all. */
final class Verdict {
  private static boolean bad;

  private Verdict() {}

  /** Notes whether something is as it must be. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not at hand
  static synchronized void that(boolean holds, String what, @Nullable Object... arguments) {
    System.out.println((holds ? "ok " : "BUG ") + String.format(what, arguments));
    bad |= !holds;
  }

  /** Ends the process, with whatever still runs or waits in it. */
  static synchronized void end() {
    Runtime.getRuntime().halt(bad ? 1 : 0);
  }
}
