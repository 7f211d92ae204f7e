package dev.sluice.internal.report;

import dev.sluice.Goroutine;
import dev.sluice.internal.channel.GoroutineSnapshots;
import dev.sluice.internal.channel.WaitReason;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goroutines as text: in Go's format of a dump, and shorter for reports. */
public final class GoroutineDump {
  private GoroutineDump() {}

  /** Headers, stacks and creators, with an empty line between two goroutines. */
  public static String of(List<Goroutine> goroutines) {
    return goroutines.stream().map(GoroutineDump::withStack).collect(Collectors.joining("\n"));
  }

  /**
   * The frame in which the goroutine entered this library or the JDK: the line to look at.
   *
   * @return the frame, or {@code null} if it has none of its own
   */
  static @Nullable StackTraceElement caller(Goroutine goroutine) {
    for (StackTraceElement frame : goroutine.stack()) {
      if (!GoroutineSnapshots.isOfTheLibrary(frame)) {
        return frame;
      }
    }
    return null;
  }

  /** Whether it is blocked in a send, a receive or a select. */
  static boolean isInChannelOperation(Goroutine goroutine) {
    WaitReason reason = WaitReason.of(goroutine.state());
    return reason != null && reason.isOfChannels();
  }

  /** The header, the stack, and where it was created if that is known; a line each. */
  static String withStack(Goroutine goroutine) {
    StringBuilder text = new StringBuilder().append(goroutine).append('\n');
    for (StackTraceElement frame : goroutine.stack()) {
      text.append("\tat ").append(frame).append('\n');
    }
    if (goroutine.creator() != null) {
      text.append("\tcreated by ").append(goroutine.creator()).append('\n');
    }
    return text.toString();
  }

  /** The header, and the line to look at. */
  static String withCaller(Goroutine goroutine) {
    StackTraceElement caller = caller(goroutine);
    return caller == null ? goroutine.toString() : goroutine + "\n\tat " + caller;
  }
}
