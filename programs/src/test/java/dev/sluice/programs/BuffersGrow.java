package dev.sluice.programs;

import dev.sluice.ChannelState;
import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * The buffer of cheap elements grows also where the goroutines share one carrier: there the
 * receiver empties it before its sender has found it full twice.
 */
final class BuffersGrow {
  private static final int ELEMENTS = 200_000;

  private BuffersGrow() {}

  /** A source, and a loop that waits at its end. */
  @Pipeline
  record Numbers(CountDownLatch counted, CountDownLatch looked) {
    @Stage(out = "numbers")
    static IntStream source() {
      return IntStream.range(0, ELEMENTS);
    }

    @Stage(in = "numbers")
    long count(ReceiveChannel<Integer> numbers) throws InterruptedException {
      long count = 0;
      for (int number : numbers) {
        count += number < 0 ? 0 : 1;
        if (count == ELEMENTS) {
          counted.countDown();
          looked.await();
        }
      }
      return count;
    }
  }

  static void main() throws InterruptedException {
    CountDownLatch counted = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    try (var run = new BuffersGrow_NumbersPipeline(new Numbers(counted, looked)).start()) {
      counted.await();
      int capacity =
          run.channels().stream()
              .filter(channel -> channel.name().equals("numbers"))
              .mapToInt(ChannelState::capacity)
              .sum();
      looked.countDown();
      Verdict.that(capacity >= 64, "a buffer of %s", capacity);
      Verdict.that(run.join() == ELEMENTS, "all have come");
    }
    Verdict.end();
  }
}
