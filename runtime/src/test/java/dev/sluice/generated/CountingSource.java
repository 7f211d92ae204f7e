package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A source that counts, and knows where it runs. */
final class CountingSource {
  /** How many elements were taken. */
  final AtomicInteger taken = new AtomicInteger();

  /** Whether the stream was closed. */
  final AtomicBoolean closed = new AtomicBoolean();

  /** The thread of the source. */
  final AtomicReference<@Nullable Thread> goroutine = new AtomicReference<>();

  /** Where the source was run last. */
  private volatile @Nullable Thread runBy;

  /** Starts it; it counts up to a number, exclusive. */
  Channel<Integer> start(Group group, int last, SourceStep<Integer, Integer> step) {
    Channel<Integer> numbers = Sources.channel(group, "numbers");
    group.go(
        "source",
        () -> {
          goroutine.set(Thread.currentThread());
          Sources.run(
              group,
              Elements.ofStream(IntStream.range(0, last).boxed().onClose(() -> closed.set(true))),
              numbers,
              (Integer i, Next<Integer> next) -> {
                taken.incrementAndGet();
                runBy = Thread.currentThread();
                step.take(i, next);
              });
        },
        numbers::close);
    return numbers;
  }

  /** Whether the thread that asks has run the source for its last element. */
  boolean isFused() {
    return runBy == Thread.currentThread();
  }

  /** Sends what it takes. */
  static void same(Integer i, Next<Integer> next) {
    next.send(i);
  }

  /** Receives until the receiver has run the source itself. */
  int receiveUntilFused(ReceiveChannel<Integer> numbers) throws InterruptedException {
    int next = 0;
    while (!isFused()) {
      assertThat(numbers.receive()).isEqualTo(next++);
    }
    return next;
  }
}
