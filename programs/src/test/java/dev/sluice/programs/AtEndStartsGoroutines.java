package dev.sluice.programs;

import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.WaitGroup;
import java.util.concurrent.atomic.AtomicInteger;

/** What runs at the end of a task starts goroutines itself: it runs once, and each of them once. */
final class AtEndStartsGoroutines {
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final AtomicInteger STARTED = new AtomicInteger();

  private AtEndStartsGoroutines() {}

  static void main() throws InterruptedException {
    WaitGroup started = new WaitGroup();
    try (Group group = Group.open()) {
      group.go(
          "task",
          () -> Go.go("child", () -> {}),
          () -> {
            RUNS.incrementAndGet();
            Go.go("first", () -> Go.go("grandchild", STARTED::incrementAndGet));
            started.go("second", STARTED::incrementAndGet);
          },
          () -> {
            RUNS.incrementAndGet();
            group.go("sibling", STARTED::incrementAndGet);
          });
      group.join();
    }
    Verdict.that(RUNS.get() == 2, "each of two actions ran once; %s runs", RUNS);
    Verdict.that(STARTED.get() == 3, "three goroutines ran before join returned: %s", STARTED);
    Verdict.end();
  }
}
