package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/** Writes to the logger {@code dev.sluice}, which is not looked up before it is needed. */
public final class RuntimeLog {
  private RuntimeLog() {}

  public static void log(System.Logger.Level level, String message, @Nullable Throwable cause) {
    System.getLogger("dev.sluice").log(level, message, cause);
  }
}
