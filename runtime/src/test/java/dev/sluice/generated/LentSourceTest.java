package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.internal.channel.ChannelCore;
import dev.sluice.internal.channel.ChannelSnapshot;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A source that its receiver has, and does not use or does not leave: it goes on all the same, and
 * what reports tell is true.
 */
final class LentSourceTest {
  private static final int ROUNDS = 200;
  private static final int MANY = 2_000;

  @Test
  void aSourceGoesOnWhileItsReceiverWaitsForWhatItDoes() throws InterruptedException {
    for (int round = 0; round < ROUNDS / 10; round++) {
      CountingSource source = new CountingSource();
      CountDownLatch later = new CountDownLatch(1);
      AtomicInteger fusedAt = new AtomicInteger(Integer.MAX_VALUE);
      try (Group group = Group.open("fused")) {
        Channel<Integer> numbers =
            source.start(
                group,
                Integer.MAX_VALUE,
                (i, next) -> {
                  next.send(i);
                  if (i > fusedAt.get() && Thread.currentThread() == source.goroutine.get()) {
                    later.countDown();
                  }
                });
        group.go(
            "stage",
            () -> {
              fusedAt.set(source.receiveUntilFused(numbers));
              later.await();
            },
            numbers::abandon);
        group.join();
      }
    }
  }

  @Test
  void aSourceIsThereForOthersWhileTheReceiverIsInIt() throws InterruptedException {
    CountingSource source = new CountingSource();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leaves = new CountDownLatch(1);
    AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    try (Group group = Group.open("fused")) {
      Channel<Integer> numbers =
          source.start(
              group,
              Integer.MAX_VALUE,
              (i, next) -> {
                if (Thread.currentThread() != source.goroutine.get()
                    && inside.compareAndSet(null, Thread.currentThread())) {
                  entered.countDown();
                  leaves.await();
                }
                next.send(i);
              });
      CompletableFuture<Integer> first = new CompletableFuture<>();
      group.go(
          "stage",
          () -> {
            Iterator<Integer> range = numbers.iterator();
            int last = -1;
            while (inside.get() == null) {
              last = range.next();
            }
            first.complete(last);
          });
      entered.await();
      // From here on the source is wanted: first a value for the stage, then one for this thread.
      assertThat(numbers.tryReceive()).isEmpty();
      Future<Integer> second = group.call("other", numbers::receive);
      Eventually.blocked("other");
      Eventually.until(() -> Eventually.isBlocked("source"));
      assertThat(
              Goroutines.all().stream()
                  .filter(it -> it.name().equals("source"))
                  .map(it -> it.state() + " " + it.channel()))
          .containsExactly("fused numbers");
      leaves.countDown();
      Eventually.until(() -> first.isDone() && second.isDone());
      assertThat(second.resultNow()).isEqualTo(first.resultNow() + 1);
      numbers.abandon();
      group.join();
    }
  }

  /** What a stage does in a pipeline that comes to a deadlock. */
  @FunctionalInterface
  private interface Stuck {
    void run(CountingSource source, Channel<Integer> numbers, Channel<Integer> never)
        throws Exception;
  }

  /**
   * The report of a deadlock.
   *
   * @param stuck whether the receiver is stuck when it runs the source
   */
  private static String deadlock(boolean stuck, Stuck stage) {
    DeadlockException deadlock =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (Group group = Group.open("fused")) {
                CountingSource source = new CountingSource();
                Channel<Integer> never = group.channel("never", 0);
                Channel<Integer> numbers =
                    source.start(
                        group,
                        Integer.MAX_VALUE,
                        (i, next) -> {
                          if (stuck && Thread.currentThread() != source.goroutine.get()) {
                            never.send(i);
                          }
                          next.send(i);
                        });
                group.go("stage", () -> stage.run(source, numbers, never), numbers::abandon);
                group.join();
              }
            });
    return String.valueOf(deadlock.getMessage());
  }

  @Test
  void aDeadlockInTheSourceIsProved() {
    String report = deadlock(true, (source, numbers, never) -> numbers.forEach(ignored -> {}));
    assertThat(report).contains("'stage' [chan send] never");
    assertThat(report).contains("'source' [fused] numbers");
  }

  @Test
  void aDeadlockBesideALentSourceIsProved() {
    String report =
        deadlock(
            false,
            (source, numbers, never) -> {
              source.receiveUntilFused(numbers);
              never.receive();
            });
    assertThat(report).contains("'stage' [chan receive] never");
    assertThat(report).contains("'source' [chan send] numbers");
  }

  @Test
  void aThreadOutsideThatOnlyPullsIsSeen() throws InterruptedException {
    CountingSource source = new CountingSource();
    try (Group group = Group.open("fused")) {
      Channel<Integer> numbers =
          source.start(
              group,
              Integer.MAX_VALUE,
              (i, next) -> {
                // Seldom otherwise, so that the first value hardly ever comes through the channel.
                if (Thread.currentThread() != source.goroutine.get() || i % 1_000_000 == 999_999) {
                  next.send(i);
                }
              });
      Thread outside = Thread.startVirtualThread(() -> numbers.iterator().next());
      outside.join();
      assertThat(((ChannelCore) numbers).isConfinedTo(Groups.core(group))).isFalse();
      numbers.abandon();
      group.join();
    }
  }

  @Test
  void aLentSourceCanBeSeen() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      CountingSource source = new CountingSource();
      AtomicBoolean seen = new AtomicBoolean();
      try (Group group = Group.open("fused")) {
        Channel<Integer> numbers = source.start(group, Integer.MAX_VALUE, CountingSource::same);
        group.go(
            "stage",
            () -> {
              source.receiveUntilFused(numbers);
              seen.set(Goroutines.dump().contains("'source' [fused]"));
            },
            numbers::abandon);
        group.join();
      }
      if (seen.get()) {
        return;
      }
    }
    assertWithMessage("never seen").fail();
  }

  @Test
  void countsTellWhatHasPassed() throws InterruptedException {
    CountingSource source = new CountingSource();
    AtomicInteger taken = new AtomicInteger();
    try (Group group = Group.open("fused")) {
      Channel<Integer> numbers = source.start(group, Integer.MAX_VALUE, CountingSource::same);
      ChannelCore core = (ChannelCore) numbers;
      group.go(
          "stage",
          () -> {
            taken.set(source.receiveUntilFused(numbers));
            for (int i = 0; i < MANY; i++) {
              ChannelSnapshot now = ChannelSnapshot.of(core);
              assertThat(now.received()).isEqualTo(taken.get());
              assertThat(now.sent()).isEqualTo(taken.get() + now.length());
              numbers.receive();
              taken.incrementAndGet();
            }
          },
          numbers::abandon);
      group.join();
      assertThat(ChannelSnapshot.of(core).received()).isEqualTo(taken.get());
    }
  }
}
