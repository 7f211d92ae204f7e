package dev.sluice.testing;

import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Members of a bubble in a report. */
final class Listing {
  /** How many are listed. */
  private static final int LISTED = 100;

  private Listing() {}

  /** The members, each behind an empty line: name, state, channel, and the line to look at. */
  static String of(Collection<Thread> threads) {
    Map<Long, Goroutine> known = known();
    StringBuilder text = new StringBuilder();
    threads.stream().limit(LISTED).forEach(thread -> append(text, thread, known));
    if (threads.size() > LISTED) {
      text.append("\n\n... and %,d more goroutines".formatted(threads.size() - LISTED));
    }
    return text.toString();
  }

  private static Map<Long, Goroutine> known() {
    return Goroutines.all().stream().collect(Collectors.toMap(Goroutine::id, Function.identity()));
  }

  private static void append(StringBuilder text, Thread thread, Map<Long, Goroutine> known) {
    Goroutine goroutine = known.get(thread.threadId());
    List<StackTraceElement> stack =
        goroutine == null ? List.of(thread.getStackTrace()) : goroutine.stack();
    text.append("\n\n");
    if (goroutine == null) {
      text.append("goroutine ").append(thread.threadId());
      text.append(" '").append(thread.getName()).append("' [waiting]");
    } else {
      text.append(goroutine);
    }
    StackTraceElement caller = caller(stack);
    if (caller != null) {
      text.append("\n\tat ").append(caller);
    }
  }

  /** The frame in which a thread has entered the library or the JDK, or null. */
  static @Nullable StackTraceElement caller(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (!isOfTheLibrary(frame.getClassName())) {
        return frame;
      }
    }
    return null;
  }

  private static boolean isOfTheLibrary(String type) {
    String room = type.substring(0, Math.max(0, type.lastIndexOf('.')));
    return room.equals("dev.sluice")
        || room.equals("dev.sluice.generated")
        || room.startsWith("dev.sluice.internal.")
        || type.startsWith(Bubble.class.getName())
        || type.equals(Listing.class.getName())
        || type.startsWith(VirtualTime.class.getName() + "$Extension")
        || type.equals(VirtualTime.class.getName())
        || type.startsWith(VirtualScheduler.class.getName())
        || type.startsWith("java.")
        || type.startsWith("jdk.");
  }
}
