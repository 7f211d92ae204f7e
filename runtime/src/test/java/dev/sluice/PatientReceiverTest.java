package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A receiver waits a little for a value that came soon before. Whatever ends the channel meanwhile
 * reaches it, and no value is lost.
 */
final class PatientReceiverTest {
  private static final int ROUNDS = 500;
  private static final int VALUES = 40;
  private static final int CAPACITY = 64;

  /** For how long a value is computed: longer than it takes to receive one. */
  private static final long COMPUTED_NANOS = 2_000;

  /** What ends the channel. */
  enum End {
    CLOSE,
    ABANDON,
    CANCEL,
    FAIL,
    INTERRUPT
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void eachValueIsReceivedOrTold(End end) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      AtomicInteger received = new AtomicInteger();
      AtomicInteger told = new AtomicInteger();
      CompletableFuture<Thread> receiver = new CompletableFuture<>();
      AtomicInteger interrupted = new AtomicInteger();
      try (Group group = Group.open("patient")) {
        Channel<Integer> values =
            group.channel("values", CAPACITY, ignored -> told.incrementAndGet());
        group.go(
            "receiver",
            () -> {
              receiver.complete(Thread.currentThread());
              try {
                for (int value : values) {
                  assertThat(value).isEqualTo(received.getAndIncrement());
                }
              } catch (CancellationException e) {
                assertThat(end).isAnyOf(End.CANCEL, End.FAIL, End.INTERRUPT);
                interrupted.incrementAndGet();
              }
            },
            values::abandon);
        group.go(
            "sender",
            () -> {
              Thread other = receiver.get();
              for (int i = 0; i < VALUES; i++) {
                compute();
                values.send(i);
              }
              compute();
              switch (end) {
                case CLOSE -> values.close();
                case ABANDON -> values.abandon();
                case CANCEL -> group.cancel();
                case FAIL -> throw new IllegalStateException("on purpose");
                case INTERRUPT -> other.interrupt();
              }
            });
        group.join();
        assertThat(end).isNotEqualTo(End.FAIL);
      } catch (CancellationException e) {
        assertThat(end).isEqualTo(End.CANCEL);
      } catch (GoroutineFailedException e) {
        assertThat(end).isEqualTo(End.FAIL);
        assertThat(e).hasCauseThat().hasMessageThat().isEqualTo("on purpose");
      }
      assertThat(received.get() + told.get()).isEqualTo(VALUES);
      if (end == End.INTERRUPT) {
        assertThat(interrupted.get()).isEqualTo(1);
      }
    }
  }

  private static void compute() {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < COMPUTED_NANOS) {
      Thread.onSpinWait();
    }
  }
}
