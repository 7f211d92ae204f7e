package dev.sluice.programs;

import dev.sluice.Group;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Threads outside start goroutines while the opener closes: none runs once close has returned. */
final class NothingStartsAfterClose {
  private record Current(Group group, AtomicBoolean closed) {}

  private static final AtomicReference<Current> CURRENT = new AtomicReference<>();
  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final AtomicInteger LATE = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();

  private NothingStartsAfterClose() {}

  static void main() {
    Thread.ofPlatform().daemon().start(NothingStartsAfterClose::startLate);
    Patience.repeat(
        round -> {
          Current current = new Current(Group.open(), new AtomicBoolean());
          CURRENT.set(current);
          for (long i = round & 255; i > 0; i--) {
            Thread.onSpinWait();
          }
          current.group().close();
          current.closed().set(true);
          return LATE.get() == 0;
        });
    Verdict.that(
        LATE.get() == 0, "%s started, %s refused, %s ran after close", STARTED, REFUSED, LATE);
    Verdict.end();
  }

  private static void startLate() {
    while (true) {
      Current current = CURRENT.get();
      if (current == null) {
        continue;
      }
      try {
        current
            .group()
            .go(
                "late",
                () -> {
                  STARTED.incrementAndGet();
                  if (current.closed().get()) {
                    LATE.incrementAndGet();
                  }
                });
      } catch (IllegalStateException e) {
        REFUSED.incrementAndGet();
      }
    }
  }
}
