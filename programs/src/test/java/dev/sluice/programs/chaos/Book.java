package dev.sluice.programs.chaos;

import dev.sluice.programs.chaos.Token.End;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What became of the values of a round. */
final class Book {
  private final AtomicLong made = new AtomicLong();
  private final Map<End, Long> ends = new ConcurrentHashMap<>();
  private final Queue<Token> atHand = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  Token token() {
    made.incrementAndGet();
    return new Token(this);
  }

  void ended(End how) {
    ends.merge(how, 1L, Long::sum);
  }

  void fault(String what) {
    faults.add(what);
  }

  long made() {
    return made.get();
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
    long ended = ends.values().stream().mapToLong(Long::longValue).sum();
    if (faults.isEmpty() && ended == made.get()) {
      return "";
    }
    return "%d values made, %s; %s".formatted(made.get(), ends, faults);
  }
}
