package dev.sluice.programs;

import dev.sluice.Group;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A stack that overflows while goroutines are started on it leaves no group that never ends. */
final class OverflowInGroups {
  private static final int ENDLESS = Integer.MAX_VALUE;
  private static final long SMALLEST_STACK = 200_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private OverflowInGroups() {}

  static void main() {
    AtomicLong rounds = new AtomicLong();
    Patience.repeat(
        round -> {
          rounds.incrementAndGet();
          try {
            return run(round);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    Verdict.that(true, "%d stacks have overflowed", rounds.get());
    Verdict.end();
  }

  private static boolean run(long round) throws InterruptedException {
    Thread opener = Thread.ofPlatform().daemon().start(() -> open(round));
    boolean ends = opener.join(LIMIT);
    if (!ends) {
      Verdict.that(false, "the group ends, round %d", round);
    }
    return ends;
  }

  private static void open(long round) {
    try (Group group = Group.open("overflow")) {
      AtomicLong running = new AtomicLong();
      Thread deep =
          new Thread(
              null, () -> overflow(group, running), "deep", SMALLEST_STACK + 112 * (round % 1_000));
      deep.start();
      deep.join();
      group.join();
      if (running.get() != 0) {
        Verdict.that(false, "what runs at the end has run, round %d", round);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void overflow(Group group, AtomicLong running) {
    try {
      deeper(group, running, 0);
    } catch (StackOverflowError e) {
      // A program may catch it.
    }
  }

  private static int deeper(Group group, AtomicLong running, int depth) {
    group.go("short", running::incrementAndGet, running::decrementAndGet);
    return depth < ENDLESS ? deeper(group, running, depth + 1) + 1 : depth;
  }
}
