package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.generated.OrderedWorkers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What an ordered step's goroutine sends after the step has returned is sent or refused. */
final class LateResults {
  private static final int VALUES = 200;

  private LateResults() {}

  static void main() throws InterruptedException {
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Integer> in = group.channel("in", 0);
      Channel<Integer> out = group.channel("out", 0);
      OrderedWorkers<Integer, Integer> order = new OrderedWorkers<>(in, out, 8);
      group.go(
          "source",
          () -> {
            for (int i = 0; i < VALUES; i++) {
              in.send(i);
            }
          },
          in::close);
      group.go(
          "worker",
          () ->
              order.work(
                  (value, results) -> {
                    results.send(value);
                    accepted.incrementAndGet();
                    Go.go(
                        "late",
                        () -> {
                          Go.sleep(Duration.ofMillis(1));
                          try {
                            results.send(value);
                            accepted.incrementAndGet();
                          } catch (IllegalStateException e) {
                            refused.incrementAndGet();
                          }
                        });
                  }),
          out::close);
      group.go("receiver", () -> out.forEach(value -> received.incrementAndGet()));
      group.join();
    }
    Verdict.that(
        received.get() == accepted.get() && accepted.get() + refused.get() == 2 * VALUES,
        "accepted %s, refused %s, received %s",
        accepted,
        refused,
        received);
    Verdict.end();
  }
}
