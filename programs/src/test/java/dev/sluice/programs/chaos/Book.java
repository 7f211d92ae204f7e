package dev.sluice.programs.chaos;

import dev.sluice.programs.chaos.Token.End;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What became of the values of a round. */
final class Book {
  private final LongAdder made = new LongAdder();
  private final Map<End, LongAdder> ends = new EnumMap<>(End.class);
  private final Queue<Token> atHand = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  Book() {
    for (End end : End.values()) {
      ends.put(end, new LongAdder());
    }
  }

  Token token() {
    made.increment();
    return new Token(this);
  }

  void ended(End how) {
    Objects.requireNonNull(ends.get(how)).increment();
  }

  void fault(String what) {
    faults.add(what);
  }

  long made() {
    return made.sum();
  }

  /**
   * A goroutine ends with a value whose send has thrown: the value stays with it, unless the wiring
   * of its group tells of the value.
   */
  void atHand(Token token) {
    atHand.add(token);
  }

  /** Everything is over: what is still at hand stays there. */
  void close() {
    atHand.forEach(token -> token.endsIfItHasNot(End.KEPT));
  }

  /** What is wrong when everything is over; empty if nothing is. */
  String faults() {
    long ended = ends.values().stream().mapToLong(LongAdder::sum).sum();
    if (faults.isEmpty() && ended == made()) {
      return "";
    }
    return "%d values made, %s; %s".formatted(made(), ends, faults);
  }
}
