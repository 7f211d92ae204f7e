package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.Select;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void theReceiverRunsTheSource() throws InterruptedException {
    CountingSource source = new CountingSource();
    try (Group group = Group.open("fused")) {
      Channel<Integer> numbers = source.start(group, Integer.MAX_VALUE, CountingSource::same);
      group.go("total", () -> source.receiveUntilFused(numbers), numbers::abandon);
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
      CountingSource source = new CountingSource();
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
    DRAIN,
    INTERRUPT
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void nothingIsLeftHoweverItEnds(End end) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      int endsAt = ThreadLocalRandom.current().nextInt(MANY);
      CountingSource source = new CountingSource();
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
                        case DRAIN -> group.go("drains", Groups.core(group).sources()::end);
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
      } else if (end == End.DRAIN) {
        assertThat(received.get()).isEqualTo(source.taken.get());
      } else {
        assertThat(received.get()).isAtMost(source.taken.get());
      }
      assertThat(source.closed.get()).isTrue();
      assertThat(Eventually.isAlive("source")).isFalse();
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
                  Elements.of(IntStream.range(0, MANY).boxed().toList()),
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
              Sources.run(
                  group,
                  Elements.ofIterator(values),
                  texts,
                  (Integer i, Next<@Nullable String> next) -> next.send(i == 2 ? null : "" + i)),
          texts::close);
      group.go("stage", () -> texts.forEach(received::add), texts::abandon);
      group.join();
    }
    assertThat(received).containsExactly("1", null, "3").inOrder();
  }
}
