package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Group;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A call that its future cancels has not ended normally, so nobody takes what it sent for all. */
final class CancelledCall {
  private CancelledCall() {}

  static void main() throws InterruptedException {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicBoolean sawTheEnd = new AtomicBoolean();
    AtomicInteger received = new AtomicInteger();
    AtomicBoolean producerEnded = new AtomicBoolean();
    String joined = "returned";
    try (Group group = Group.open()) {
      Channel<Integer> values = group.channel("values", 0);
      Future<Integer> producer =
          group.call(
              "producer",
              () -> {
                try {
                  for (int i = 0; ; i++) {
                    values.send(i);
                  }
                } finally {
                  producerEnded.set(true);
                }
              },
              () -> {
                closed.set(true);
                values.close();
              });
      group.go(
          "consumer",
          () -> {
            values.forEach(value -> received.incrementAndGet());
            sawTheEnd.set(true);
          });
      Patience.until(() -> received.get() > 10);
      producer.cancel(true);
      Patience.until(producerEnded::get);
      group.join();
    } catch (RuntimeException e) {
      // The consumer waits for ever: proved to be a deadlock, or the group was cancelled.
      joined = "threw " + e.getClass().getSimpleName();
    }
    Verdict.that(!closed.get(), "the cancelled call closed nothing; join %s", joined);
    Verdict.that(!sawTheEnd.get(), "the consumer did not see a normal end");
    Verdict.that(!joined.equals("returned"), "join did not return as if all were well");
    Verdict.end();
  }
}
