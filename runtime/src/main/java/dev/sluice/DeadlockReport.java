package dev.sluice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The text of a {@link DeadlockException}: Go's line, every goroutine with its name, operation,
 * channel and source line, and who waits for whom.
 *
 * <p>Who could complete an operation is known best from the past: who did the counterpart last. Who
 * never met a partner waits for those whose task {@linkplain Holdings holds} the other side of the
 * channel. What cannot be told that way is not guessed.
 */
final class DeadlockReport {
  /** Go's line, with which every report begins. */
  static final String HEADLINE = "all goroutines are asleep - deadlock!";

  private static final Comparator<Thread> BY_START = Comparator.comparingLong(Thread::threadId);

  private final Group group;

  /** The operation of every member, in the order in which they were started. */
  private final NavigableMap<Thread, Parker> blocked;

  /** Whose task holds what somebody waits for. */
  private final Map<Awaited, List<Thread>> holders = new HashMap<>();

  /**
   * A report.
   *
   * @param blocked the operation of every member
   */
  DeadlockReport(Group group, Map<Thread, Parker> blocked) {
    this.group = group;
    this.blocked = new TreeMap<>(BY_START);
    this.blocked.putAll(blocked);
    for (Thread thread : blocked.keySet()) {
      Routine routine = Goroutines.routineOf(thread);
      if (routine != null) {
        for (Awaited offered : Holdings.of(routine)) {
          holders.computeIfAbsent(offered, none -> new ArrayList<>()).add(thread);
        }
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder report = new StringBuilder(HEADLINE);
    blocked.forEach(
        (thread, parker) -> {
          Goroutine goroutine = Goroutine.blocked(thread, Goroutines.nameOf(thread), parker);
          report.append("\n\n").append(goroutine.withCaller());
        });
    return report
        .append("\n\nin group '")
        .append(group.name())
        .append("': ")
        .append(whoWaitsForWhom())
        .toString();
  }

  /** The cycle if there is one, else the longest way to a goroutine that waits for nobody. */
  private String whoWaitsForWhom() {
    Set<Thread> finished = new LinkedHashSet<>();
    for (Thread start : blocked.keySet()) {
      List<Thread> cycle = cycle(start, finished);
      if (!cycle.isEmpty()) {
        return sentence(cycle) + " waits for " + quoted(cycle.getFirst());
      }
    }
    List<Thread> way = longestWay(finished);
    return sentence(way) + " waits for " + missing(way.getLast());
  }

  /**
   * Follows who waits for whom, depth first, and without recursion: there may be many.
   *
   * @param finished those from whom no way leads into a cycle; others are added behind everyone
   *     whom they wait for
   * @return the first cycle, or none
   */
  private List<Thread> cycle(Thread start, Set<Thread> finished) {
    List<Thread> way = new ArrayList<>();
    List<Iterator<Thread>> choices = new ArrayList<>();
    Thread next = start;
    while (next != null) {
      if (way.contains(next)) {
        return way.subList(way.indexOf(next), way.size());
      }
      if (!finished.contains(next)) {
        way.add(next);
        choices.add(waitsFor(next).iterator());
      }
      while (!way.isEmpty() && !choices.getLast().hasNext()) {
        finished.add(way.removeLast());
        choices.removeLast();
      }
      next = way.isEmpty() ? null : choices.getLast().next();
    }
    return List.of();
  }

  /** The longest way, given an order in which everyone comes behind those whom they wait for. */
  private List<Thread> longestWay(Set<Thread> order) {
    Map<Thread, List<Thread>> ways = new HashMap<>();
    List<Thread> longest = List.of();
    for (Thread thread : order) {
      List<Thread> way = new ArrayList<>(List.of(thread));
      waitsFor(thread).stream()
          .map(other -> ways.getOrDefault(other, List.of()))
          .max(Comparator.comparingInt(List::size))
          .ifPresent(way::addAll);
      ways.put(thread, way);
      longest = way.size() > longest.size() ? way : longest;
    }
    return longest;
  }

  private Set<Thread> waitsFor(Thread thread) {
    Parker parker = operation(thread);
    Set<Thread> others = new TreeSet<>(BY_START);
    others.addAll(parker.partners());
    others.retainAll(blocked.keySet());
    others.remove(thread);
    if (!others.isEmpty()) {
      return others;
    }
    List<Awaited> awaited = parker.awaited();
    for (Awaited one : awaited) {
      others.addAll(holders.getOrDefault(one, List.of()));
    }
    others.remove(thread);
    others.removeIf(other -> waitsOnTheSame(other, awaited));
    // Who waits for goroutines to end may hold a channel for them only.
    Set<Thread> own = new TreeSet<>(BY_START);
    own.addAll(others);
    own.removeIf(other -> operation(other).waitsForOthers());
    return own.isEmpty() ? others : own;
  }

  /** Two that wait on the same side of the same channel do not wait for one another. */
  private boolean waitsOnTheSame(Thread other, List<Awaited> awaited) {
    return operation(other).awaited().stream().anyMatch(awaited::contains);
  }

  private Parker operation(Thread thread) {
    return Objects.requireNonNull(blocked.get(thread));
  }

  private static String sentence(List<Thread> threads) {
    List<String> names = threads.stream().map(DeadlockReport::quoted).toList();
    return String.join(" waits for ", names);
  }

  /** What is missing for a goroutine that waits for nobody that is known. */
  private String missing(Thread thread) {
    Parker parker = operation(thread);
    List<Awaited> awaited = parker.awaited();
    if (awaited.isEmpty()) {
      return "nothing that can ever come";
    }
    return awaited.stream().map(DeadlockReport::missing).collect(Collectors.joining(", or "));
  }

  private static String missing(Awaited awaited) {
    return switch (awaited.on()) {
      case TimerChannel timer -> "a timer that is not set";
      case AbstractChannel<?> channel -> {
        String name = channel.label().isEmpty() ? "its channel" : "'" + channel.label() + "'";
        yield (awaited.sending() ? "a receiver of " : "a sender to ") + name;
      }
      default -> "a wait group that nobody is left to count down";
    };
  }

  private static String quoted(Thread thread) {
    return "'" + Goroutines.nameOf(thread) + "'";
  }
}
