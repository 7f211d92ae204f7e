package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.generated.Wiring;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told of the outcome of a pipeline that was started. */
final class RunFailureTest {
  private static final Topology TOPOLOGY =
      new Topology(
          "Job",
          List.of(new Topology.Stage("work", List.of(), List.of(), 1)),
          List.of(),
          List.of());

  private static <R> PipelineRun<R> start(Wiring<R> wiring) {
    return PipelineRun.start(TOPOLOGY, wiring);
  }

  private static PipelineRun<Void> fails(String message) {
    return start(
        group -> {
          group.go(
              "work",
              () -> {
                throw new IOException(message);
              });
          group.join();
          return null;
        });
  }

  private static PipelineRun<Void> waits(Channel<Integer> gate) {
    return start(
        group -> {
          group.go("work", gate::receive);
          group.join();
          return null;
        });
  }

  @Test
  void eachJoinThrowsANewExceptionThatShowsTheCaller() {
    PipelineRun<Void> run = fails("disk");
    GoroutineFailedException first =
        assertThrows(GoroutineFailedException.class, () -> joinsHere(run));
    GoroutineFailedException second =
        assertThrows(GoroutineFailedException.class, () -> joinsHere(run));
    assertThat(second).isNotSameInstanceAs(first);
    assertThat(second).hasCauseThat().isSameInstanceAs(first.getCause());
    assertThat(second.goroutine()).isEqualTo("work");
    assertThat(Arrays.toString(second.getStackTrace())).contains("joinsHere");
    // It was told.
    run.close();
  }

  private static void joinsHere(PipelineRun<Void> run) throws InterruptedException {
    run.join();
  }

  @Test
  void theOtherFailuresAreSuppressedInEachJoin() {
    CountDownLatch both = new CountDownLatch(2);
    PipelineRun<Void> run =
        start(
            group -> {
              for (String name : List.of("a", "b")) {
                group.go(
                    name,
                    () -> {
                      both.countDown();
                      while (both.getCount() > 0) {
                        Thread.yield();
                      }
                      throw new IOException(name);
                    });
              }
              group.join();
              return null;
            });
    for (int i = 0; i < 2; i++) {
      GoroutineFailedException thrown =
          assertThrows(GoroutineFailedException.class, () -> run.join());
      assertThat(thrown.getSuppressed()).hasLength(1);
    }
  }

  @Test
  void closeThrowsTheFailureOnce() throws InterruptedException {
    PipelineRun<Void> run = fails("lost");
    Eventually.until(run::isDone);
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, run::close);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("lost");
    run.close();
  }

  @Test
  void closeThrowsTheFailureOfACleanUpThatItsOwnCancellationCaused() throws InterruptedException {
    Channel<Integer> gate = Channel.make();
    PipelineRun<Void> run =
        start(
            group -> {
              group.go(
                  "work",
                  () -> {
                    try {
                      gate.receive();
                    } catch (InterruptedException e) {
                      throw new IOException("clean up");
                    }
                  });
              group.join();
              return null;
            });
    Eventually.blocked("work");
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, run::close);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("clean up");
  }

  @Test
  void closeOfWhatIsCancelledIsQuiet() throws InterruptedException {
    PipelineRun<Void> run = waits(Channel.make());
    Eventually.blocked("work");
    run.close();
    run.close();
    assertThrows(CancellationException.class, () -> run.join());
  }

  @Test
  void joinWaitsNoLongerThanItShould() throws Exception {
    Channel<Integer> gate = Channel.make();
    PipelineRun<Integer> run =
        start(
            group -> {
              group.go("work", gate::receive);
              group.join();
              return 42;
            });
    for (Duration timeout : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofMillis(2))) {
      assertThrows(TimeoutException.class, () -> run.join(timeout));
    }
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> run.join(Duration.ZERO));
    gate.close();
    assertThat(run.join(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(42);
    assertThat(run.join(Duration.ZERO)).isEqualTo(42);
  }

  @Test
  void completionComesWhenTheRunIsDone() throws InterruptedException {
    Channel<Integer> gate = Channel.make();
    PipelineRun<Integer> run =
        start(
            group -> {
              group.go("work", gate::receive);
              group.join();
              return 42;
            });
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger value = new AtomicInteger();
    CompletionStage<Void> seen =
        run.completion()
            .thenAccept(
                result -> {
                  done.set(run.isDone());
                  value.set(result);
                });
    // Somebody else's stage is not theirs to complete.
    run.completion().toCompletableFuture().complete(1);
    gate.close();
    seen.toCompletableFuture().join();
    assertThat(done.get()).isTrue();
    assertThat(value.get()).isEqualTo(42);
    assertThat(run.completion().toCompletableFuture().join()).isEqualTo(42);
  }

  @Test
  void completionGivesThePlainFailureAndCountsAsTold() throws InterruptedException {
    PipelineRun<Void> run = fails("boom");
    AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
    CountDownLatch told = new CountDownLatch(1);
    var _ =
        run.completion()
            .whenComplete(
                (result, failure) -> {
                  seen.set(failure);
                  told.countDown();
                });
    told.await();
    assertThat(seen.get()).isInstanceOf(GoroutineFailedException.class);
    run.close();
  }

  @Test
  void completionOfACancelledRunIsACancellation() throws InterruptedException {
    PipelineRun<Void> run = waits(Channel.make());
    AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
    var _ = run.completion().whenComplete((result, failure) -> seen.set(failure));
    run.cancel();
    Eventually.until(() -> seen.get() != null);
    assertThat(seen.get()).isInstanceOf(CancellationException.class);
  }

  @Test
  void theHandlerOfTheStartingThreadIsToldOfWhatNobodyCollects() throws InterruptedException {
    for (boolean running : new boolean[] {false, true}) {
      Handler handler = new Handler();
      Channel<Integer> gate = Channel.make();
      Thread starter =
          Thread.ofPlatform()
              .uncaughtExceptionHandler(handler)
              .start(() -> startAndForget(running, gate));
      starter.join();
      if (running) {
        // It fails when nobody holds it any more.
        for (int i = 0; i < 3; i++) {
          System.gc();
        }
        gate.close();
      }
      Eventually.until(
          () -> {
            System.gc();
            return handler.told.get() != null;
          });
      assertThat(handler.told.get()).isInstanceOf(GoroutineFailedException.class);
      assertThat(handler.thread.get()).isEqualTo("Job");
      assertThat(handler.times.get()).isEqualTo(1);
    }
  }

  private static void startAndForget(boolean running, Channel<Integer> gate) {
    PipelineRun<Void> run =
        start(
            group -> {
              group.go(
                  "work",
                  () -> {
                    if (running) {
                      gate.receive();
                    }
                    throw new IOException("nobody looks");
                  });
              group.join();
              return null;
            });
    assertThat(run.topology().name()).isEqualTo("Job");
  }

  private static final class Handler implements Thread.UncaughtExceptionHandler {
    final AtomicReference<@Nullable Throwable> told = new AtomicReference<>();
    final AtomicReference<@Nullable String> thread = new AtomicReference<>();
    final AtomicInteger times = new AtomicInteger();

    @Override
    public void uncaughtException(Thread failed, Throwable failure) {
      times.incrementAndGet();
      thread.set(failed.getName());
      told.set(failure);
    }
  }

  @Test
  void everyRunHasAnIdOfItsOwn() throws InterruptedException {
    Channel<Integer> closed = Channel.make();
    closed.close();
    try (PipelineRun<Void> first = waits(closed);
        PipelineRun<Void> second = waits(closed)) {
      assertThat(first.id()).isNotEqualTo(second.id());
      first.join();
      second.join();
    }
  }

  @Test
  void anUnnamedGoroutineHasANameInItsThread() throws InterruptedException {
    AtomicReference<@Nullable String> name = new AtomicReference<>();
    Thread thread = Go.go(() -> name.set(Thread.currentThread().getName()));
    thread.join();
    assertThat(name.get()).isEqualTo("goroutine-" + thread.threadId());
  }
}
