package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Select;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One select used by several goroutines at once is refused, and its channels stay usable. */
final class OneSelectTwoGoroutines {
  private static final int USERS = 4;

  private OneSelectTwoGoroutines() {}

  static void main() throws InterruptedException {
    Channel<Integer> left = Channel.make("left", 0);
    Channel<Integer> right = Channel.make("right", 2);
    Select.ReceiveCase<Integer> fromLeft = Select.receive(left);
    Select.ReceiveCase<Integer> fromRight = Select.receive(right);
    Select select = Select.of(fromLeft, fromRight);
    AtomicInteger received = new AtomicInteger();
    AtomicReference<RuntimeException> refused = new AtomicReference<>();
    AtomicInteger leftAlone = new AtomicInteger();
    for (int i = 0; i < USERS; i++) {
      Go.go(
          "selects",
          () -> {
            try {
              while (true) {
                select.await();
                received.incrementAndGet();
              }
            } catch (RuntimeException e) {
              refused.set(e);
              leftAlone.incrementAndGet();
            }
          });
    }
    Go.go("sends left", () -> sendAll(left));
    Go.go("sends right", () -> sendAll(right));
    Verdict.that(
        Patience.within(10, () -> leftAlone.get() == USERS - 1),
        "%s of %d users were refused: %s",
        leftAlone,
        USERS,
        refused);
    Verdict.that(refused.get() instanceof IllegalStateException, "it is an IllegalStateException");
    int before = received.get();
    Verdict.that(Patience.within(10, () -> received.get() > before + 100), "the last user goes on");
    Thread other =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  left.trySend(1);
                  Select.of(Select.receive(left)).poll();
                  right.length();
                  Select.of(Select.receive(right)).poll();
                });
    Verdict.that(other.join(Duration.ofSeconds(10)), "the channels are usable");
    Verdict.end();
  }

  private static void sendAll(Channel<Integer> channel) throws InterruptedException {
    while (true) {
      channel.send(1);
    }
  }
}
