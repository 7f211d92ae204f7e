package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Group;
import java.util.concurrent.atomic.AtomicInteger;

/** A goroutine that starts its successor and ends, again and again: nothing piles up. */
final class Succession {
  private static final int GENERATIONS = 200_000;
  private static final int BYTES_EACH = 8;

  private static final AtomicInteger RUN = new AtomicInteger();

  private Succession() {}

  static void main() throws InterruptedException {
    long before = used();
    long after = 0;
    try (Group group = Group.open()) {
      Channel<Integer> measured = Channel.make();
      Channel<Integer> values = group.channel("values", 1);
      group.go("first", () -> step(group, GENERATIONS, measured), values::close);
      group.go("receiver", () -> values.forEach(value -> {}));
      measured.receive();
      after = used();
      measured.receive();
      group.join();
    }
    Verdict.that(RUN.get() == GENERATIONS + 1, "%s generations, and join returned", RUN);
    long each = Math.max(0, after - before) / GENERATIONS;
    Verdict.that(each < BYTES_EACH, "a generation that has ended keeps %d bytes", each);
    Verdict.end();
  }

  private static void step(Group group, int left, Channel<Integer> measured)
      throws InterruptedException {
    RUN.incrementAndGet();
    if (left > 0) {
      group.go("next", () -> step(group, left - 1, measured));
    } else {
      measured.send(1);
      measured.send(2);
    }
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(20);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
