package dev.sluice.internal.report;

import dev.sluice.DeadlockException;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.TimerChannel;
import dev.sluice.internal.channel.WaitCounter;
import dev.sluice.internal.channel.WaitTarget;
import dev.sluice.internal.group.GroupCore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The text of a {@link DeadlockException}: Go's line, the goroutines with their names, operations,
 * channels and source lines, and {@linkplain WaitGraph who waits for whom}. It is written in linear
 * time, and stays short however many goroutines there are.
 */
final class DeadlockReport {
  /** Go's line, with which every report begins. */
  static final String HEADLINE = "all goroutines are asleep - deadlock!";

  /** How many names a sentence has at its beginning and at its end. */
  private static final int NAMED = 8;

  /** How many channels are named where one operation, or the hint, is about many. */
  private static final int CHANNELS = 8;

  private static final Comparator<Thread> BY_START = Comparator.comparingLong(Thread::threadId);

  private final GroupCore group;

  /** The operation of every member, in the order in which they were started. */
  private final NavigableMap<Thread, BlockedOperation> blocked;

  /**
   * A report.
   *
   * @param blocked the operation of every member
   */
  DeadlockReport(GroupCore group, Map<Thread, BlockedOperation> blocked) {
    this.group = group;
    this.blocked = new TreeMap<>(BY_START);
    this.blocked.putAll(blocked);
  }

  @Override
  public String toString() {
    WaitGraph graph = new WaitGraph(List.copyOf(blocked.keySet()), List.copyOf(blocked.values()));
    List<Thread> cycle = graph.cycle();
    List<Thread> way = cycle.isEmpty() ? graph.longestWay() : cycle;
    String missing = cycle.isEmpty() ? missing(way.getLast()) : quoted(cycle.getFirst());
    StringBuilder report = new StringBuilder(HEADLINE);
    report.append(Listing.of(blocked.keySet(), named(way)));
    report.append("\n\nin group '").append(group.name()).append("': ");
    report.append(sentence(way)).append(" waits for ").append(missing);
    Hint.of(blocked.values()).ifPresent(hint -> report.append("\n\n").append(hint));
    return report.toString();
  }

  /** Those whom the sentence about a way names. */
  private static Set<Thread> named(List<Thread> way) {
    if (way.size() <= 2 * NAMED + 1) {
      return Set.copyOf(way);
    }
    Set<Thread> named = new HashSet<>(way.subList(0, NAMED));
    named.addAll(way.subList(way.size() - NAMED, way.size()));
    return named;
  }

  private static String sentence(List<Thread> way) {
    List<String> names = new ArrayList<>();
    Set<Thread> named = named(way);
    int skipped = way.size() - named.size();
    way.stream().limit(skipped == 0 ? way.size() : NAMED).forEach(one -> names.add(quoted(one)));
    if (skipped > 0) {
      names.add("... %,d more, each for the next, the last one of them".formatted(skipped));
      way.subList(way.size() - NAMED, way.size()).forEach(one -> names.add(quoted(one)));
    }
    return String.join(" waits for ", names);
  }

  /** What is missing for a goroutine that waits for nobody that is known. */
  private String missing(Thread thread) {
    List<WaitTarget> awaited = Objects.requireNonNull(blocked.get(thread)).awaited();
    if (awaited.isEmpty()) {
      return "nothing that can ever come";
    }
    Set<String> missing = new LinkedHashSet<>();
    awaited.stream().limit(CHANNELS).forEach(one -> missing.add(missing(one)));
    if (awaited.size() > CHANNELS) {
      missing.add("one of %,d others".formatted(awaited.size() - CHANNELS));
    }
    return String.join(", or ", missing);
  }

  private static String missing(WaitTarget awaited) {
    return switch (awaited.on()) {
      case TimerChannel timer -> "a timer that is not set";
      case AbstractChannel<?> channel -> {
        String name = channel.label().isEmpty() ? "its channel" : "'" + channel.label() + "'";
        yield (awaited.sending() ? "a receiver of " : "a sender to ") + name;
      }
      case WaitCounter counter -> "a wait group that nobody is left to count down";
      default -> "its turn";
    };
  }

  private static String quoted(Thread thread) {
    return "'" + GoroutineRegistry.nameOf(thread) + "'";
  }
}
