package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.internal.channel.ChannelCore;
import dev.sluice.internal.channel.ChannelSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A source whose loop is run by the goroutine that receives, and then again by its own. Nobody can
 * tell: each test switches between the two at any time, and some wait until it has happened.
 */
final class FusedSourceTest {
  private static final int ROUNDS = 200;
  private static final int MANY = 2_000;

  /** A pipeline of a source that counts, and what receives from it. */
  private static final class Counting {
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Thread> goroutine = new AtomicReference<>();

    /** Where the source was run last. */
    private volatile @Nullable Thread runBy;

    Channel<Integer> start(Group group, int last, SourceStep<Integer, Integer> step) {
      Channel<Integer> numbers = Sources.channel(group, "numbers");
      group.go(
          "source",
          () -> {
            goroutine.set(Thread.currentThread());
            Sources.runStream(
                group,
                IntStream.range(0, last).boxed().onClose(() -> closed.set(true)),
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
  }

  private static void same(Integer i, Next<Integer> next) {
    next.send(i);
  }

  /** Receives until the receiver has run the source itself. */
  private static int receiveUntilFused(Counting source, ReceiveChannel<Integer> numbers)
      throws InterruptedException {
    int next = 0;
    while (!source.isFused()) {
      assertThat(numbers.receive()).isEqualTo(next++);
    }
    return next;
  }

  @Test
  void theReceiverRunsTheSource() throws InterruptedException {
    Counting source = new Counting();
    try (Group group = Group.open("fused")) {
      Channel<Integer> numbers = source.start(group, Integer.MAX_VALUE, FusedSourceTest::same);
      group.go("total", () -> receiveUntilFused(source, numbers), numbers::abandon);
      group.join();
    }
    assertThat(source.closed.get()).isTrue();
  }

  /** What a stage does with its channel from time to time. */
  enum Look {
    NONE,
    LENGTH,
    TRY,
    TIMED,
    SELECT,
    SEVERAL,
    ANOTHER_RANGE,
    ANOTHER_GOROUTINE,
    NESTED_GROUP,
    SNAPSHOT
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void eachValueComesOnceAndInOrder(Look look) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      Counting source = new Counting();
      List<Integer> received = new ArrayList<>();
      try (Group group = Group.open("fused")) {
        Channel<Integer> numbers =
            source.start(
                group,
                MANY,
                (i, next) -> {
                  if (i % 3 != 0) {
                    next.send(i);
                  }
                });
        int looksAt = ThreadLocalRandom.current().nextInt(MANY / 4);
        group.go(
            "stage",
            () -> {
              for (int value : numbers) {
                received.add(value);
                if (received.size() == looksAt) {
                  look(look, group, numbers, received);
                  if (look == Look.ANOTHER_RANGE) {
                    break;
                  }
                }
              }
              for (int value : numbers) {
                received.add(value);
              }
            },
            numbers::abandon);
        group.join();
      }
      if (look == Look.ANOTHER_GOROUTINE) {
        Collections.sort(received);
      }
      assertThat(received)
          .isEqualTo(IntStream.range(0, MANY).filter(i -> i % 3 != 0).boxed().toList());
      assertThat(source.closed.get()).isTrue();
    }
  }

  private static void look(Look look, Group group, Channel<Integer> numbers, List<Integer> received)
      throws InterruptedException {
    switch (look) {
      case NONE, ANOTHER_RANGE -> {}
      case LENGTH -> until(() -> numbers.length() > 0);
      case TRY -> {
        int before = received.size();
        until(
            () -> {
              numbers.tryReceive().ifPresent(it -> received.add(it.value()));
              return received.size() > before;
            });
      }
      case TIMED ->
          numbers.tryReceive(Duration.ofDays(1)).ifPresent(it -> received.add(it.value()));
      case SELECT -> {
        Select.ReceiveCase<Integer> one = Select.receive(numbers);
        Select.of(one).await();
        received.add(one.value());
      }
      case SEVERAL -> received.addAll(numbers.receiveUpTo(100, Duration.ofDays(1)));
      case ANOTHER_GOROUTINE -> {
        List<Integer> others = new ArrayList<>();
        Future<Integer> other =
            group.call(
                "other",
                () -> {
                  for (int i = 0; i < MANY / 10; i++) {
                    others.add(numbers.receive());
                  }
                  return others.size();
                });
        for (int i = 0; i < MANY / 10; i++) {
          received.add(numbers.receive());
        }
        until(other::isDone);
        assertThat(others).isInOrder();
        received.addAll(others);
      }
      case NESTED_GROUP -> {
        try (Group nested = Group.open("nested")) {
          nested.go("inner", () -> numbers.forEach(received::add));
          nested.join();
        }
      }
      case SNAPSHOT -> {
        assertThat(Goroutines.dump()).contains("'source'");
        assertThat(numbers.toString()).contains("numbers");
      }
    }
  }

  /** Waits in a goroutine: one that only yields would keep a single carrier to itself. */
  private static void until(BooleanSupplier state) {
    while (!state.getAsBoolean()) {
      LockSupport.parkNanos(1);
    }
  }

  /** How a run ends. */
  enum End {
    LAST_ELEMENT,
    ABANDON,
    SOURCE_FAILS,
    STAGE_FAILS,
    CANCEL,
    INTERRUPT
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void nothingIsLeftHoweverItEnds(End end) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      int endsAt = ThreadLocalRandom.current().nextInt(MANY);
      Counting source = new Counting();
      AtomicInteger received = new AtomicInteger();
      try (Group group = Group.open("fused")) {
        Channel<Integer> numbers =
            source.start(
                group,
                end == End.LAST_ELEMENT || end == End.INTERRUPT ? MANY : Integer.MAX_VALUE,
                (i, next) -> {
                  if (end == End.SOURCE_FAILS && i == endsAt) {
                    throw new IllegalStateException("on purpose");
                  }
                  next.send(i);
                });
        group.go(
            "stage",
            () -> {
              Thread self = Thread.currentThread();
              boolean goesOn = true;
              while (goesOn) {
                goesOn = false;
                try {
                  for (int value : numbers) {
                    assertThat(value).isEqualTo(received.getAndIncrement());
                    if (value == endsAt) {
                      switch (end) {
                        case LAST_ELEMENT, SOURCE_FAILS -> {}
                        case ABANDON -> {
                          return;
                        }
                        case STAGE_FAILS -> throw new IllegalStateException("on purpose");
                        case CANCEL -> group.go("cancels", group::cancel);
                        case INTERRUPT -> group.go("interrupts", self::interrupt);
                      }
                    }
                  }
                } catch (CancellationException e) {
                  assertThat(end).isAnyOf(End.SOURCE_FAILS, End.CANCEL, End.INTERRUPT);
                  goesOn = end == End.INTERRUPT;
                  if (goesOn) {
                    assertThat(Thread.interrupted()).isTrue();
                  }
                }
              }
            },
            numbers::abandon);
        group.join();
        assertThat(end).isNoneOf(End.SOURCE_FAILS, End.STAGE_FAILS);
      } catch (CancellationException e) {
        assertThat(end).isEqualTo(End.CANCEL);
      } catch (GoroutineFailedException e) {
        assertThat(end).isAnyOf(End.SOURCE_FAILS, End.STAGE_FAILS);
        assertThat(e).hasCauseThat().hasMessageThat().isEqualTo("on purpose");
        assertThat(e).hasMessageThat().contains(end == End.SOURCE_FAILS ? "'source'" : "'stage'");
      }
      if (end == End.LAST_ELEMENT || end == End.INTERRUPT) {
        assertThat(received.get()).isEqualTo(MANY);
      } else {
        assertThat(received.get()).isAtMost(source.taken.get());
      }
      assertThat(source.closed.get()).isTrue();
      assertThat(Eventually.isAlive("source")).isFalse();
    }
  }

  @Test
  void aSourceGoesOnWhileItsReceiverWaitsForWhatItDoes() throws InterruptedException {
    for (int round = 0; round < ROUNDS / 10; round++) {
      Counting source = new Counting();
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
              fusedAt.set(receiveUntilFused(source, numbers));
              later.await();
            },
            numbers::abandon);
        group.join();
      }
    }
  }

  @Test
  void aSourceIsThereForOthersWhileTheReceiverIsInIt() throws InterruptedException {
    Counting source = new Counting();
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
    void run(Counting source, Channel<Integer> numbers, Channel<Integer> never) throws Exception;
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
                Counting source = new Counting();
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
              receiveUntilFused(source, numbers);
              never.receive();
            });
    assertThat(report).contains("'stage' [chan receive] never");
    assertThat(report).contains("'source' [chan send] numbers");
  }

  @Test
  void aThreadOutsideThatOnlyPullsIsSeen() throws InterruptedException {
    Counting source = new Counting();
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
      Counting source = new Counting();
      AtomicBoolean seen = new AtomicBoolean();
      try (Group group = Group.open("fused")) {
        Channel<Integer> numbers = source.start(group, Integer.MAX_VALUE, FusedSourceTest::same);
        group.go(
            "stage",
            () -> {
              receiveUntilFused(source, numbers);
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
    Counting source = new Counting();
    AtomicInteger taken = new AtomicInteger();
    try (Group group = Group.open("fused")) {
      Channel<Integer> numbers = source.start(group, Integer.MAX_VALUE, FusedSourceTest::same);
      ChannelCore core = (ChannelCore) numbers;
      group.go(
          "stage",
          () -> {
            taken.set(receiveUntilFused(source, numbers));
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

  @Test
  void nobodyIsFusedIntoADeclaredCapacity() throws InterruptedException {
    AtomicBoolean fused = new AtomicBoolean();
    for (int capacity : new int[] {0, 1, 64}) {
      try (Group group = Group.open("fused")) {
        Channel<Integer> numbers = group.channel("numbers", capacity);
        CompletableFuture<Thread> goroutine = new CompletableFuture<>();
        group.go(
            "source",
            () -> {
              goroutine.complete(Thread.currentThread());
              Sources.run(
                  group,
                  IntStream.range(0, MANY).boxed().toList(),
                  numbers,
                  (Integer i, Next<Integer> next) -> {
                    if (Thread.currentThread() != goroutine.get()) {
                      fused.set(true);
                    }
                    next.send(i);
                  });
            },
            numbers::close);
        group.go("stage", () -> numbers.forEach(ignored -> {}), numbers::abandon);
        group.join();
      }
    }
    assertThat(fused.get()).isFalse();
  }

  @Test
  @SuppressWarnings("NullAway") // a null element is the caller's own
  void iteratorsAndWhatIsNullAreSources() throws InterruptedException {
    List<@Nullable String> received = new ArrayList<>();
    try (Group group = Group.open("fused")) {
      Channel<@Nullable String> texts = Sources.channel(group, "texts");
      Iterator<Integer> values = Stream.of(1, 2, 3).iterator();
      group.go(
          "source",
          () ->
              Sources.runIterator(
                  group,
                  values,
                  texts,
                  (Integer i, Next<@Nullable String> next) -> next.send(i == 2 ? null : "" + i)),
          texts::close);
      group.go("stage", () -> texts.forEach(received::add), texts::abandon);
      group.join();
    }
    assertThat(received).containsExactly("1", null, "3").inOrder();
  }
}
