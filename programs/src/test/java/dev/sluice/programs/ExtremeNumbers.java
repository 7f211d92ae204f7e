package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Ticker;
import dev.sluice.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Durations that overflow a clock, capacities that overflow a buffer, and a full heap. */
final class ExtremeNumbers {
  private static final List<Duration> LONG =
      List.of(
          Duration.ofDays(200 * 365L),
          Duration.ofDays(292 * 365L),
          Duration.ofDays(293 * 365L),
          Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));

  private ExtremeNumbers() {}

  static void main() throws InterruptedException {
    for (Duration duration : LONG) {
      deadline(duration);
      timer(duration);
    }
    capacities();
    fullHeap();
    Verdict.end();
  }

  private static void deadline(Duration duration) throws InterruptedException {
    try (Group group = Group.open("far", duration)) {
      group.go("sleeps", () -> Go.sleep(Duration.ofMillis(20)));
      group.join();
      Verdict.that(!group.isCancelled(), "a deadline after %s is not over", duration);
    } catch (RuntimeException e) {
      Verdict.that(false, "a deadline after %s: %s", duration, e);
    }
  }

  private static void timer(Duration duration) throws InterruptedException {
    ReceiveChannel<Instant> far = Timer.after(duration);
    Select select =
        Select.of(Select.receive(far), Select.receive(Timer.after(Duration.ofMillis(20))));
    Verdict.that(select.await().index() == 1, "a timer after %s fires later", duration);
    try (Ticker ticker = Ticker.start(duration)) {
      Verdict.that(ticker.channel().tryReceive().isEmpty(), "a ticker of %s is idle", duration);
    }
  }

  private static void capacities() throws InterruptedException {
    for (int capacity : new int[] {Integer.MAX_VALUE, (1 << 30) + 5, 1 << 30}) {
      Channel<Integer> channel = Channel.make(capacity);
      for (int i = 0; i < 100; i++) {
        channel.send(i);
      }
      Integer first = channel.receive();
      Verdict.that(
          first != null && first == 0 && channel.length() == 99 && channel.capacity() == capacity,
          "a channel of %d",
          capacity);
    }
  }

  /** A send for which there is no memory fails, and leaves the channel as it was. */
  private static void fullHeap() throws InterruptedException {
    Channel<Integer> channel = Channel.make(Integer.MAX_VALUE);
    int sent = 0;
    boolean failed = false;
    while (!failed) {
      try {
        channel.trySend(1);
        sent++;
      } catch (OutOfMemoryError e) {
        failed = true;
      }
    }
    boolean whole = channel.length() == sent;
    int received = 0;
    while (channel.tryReceive().isPresent()) {
      received++;
    }
    boolean usable = channel.trySend(2) && channel.length() == 1;
    Verdict.that(
        whole && received == sent && usable,
        "the heap was full at %d, and %d were received",
        sent,
        received);
  }
}
