package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A task that blocks in a fork-join pool lets the pool run the task that will wake it. */
final class ForkJoinPoolTest {
  @Test
  void aReceiverAndItsSenderMayShareOneWorker() throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      Channel<Integer> channel = Channel.make();
      Future<Integer> received = pool.submit(() -> channel.receive());
      Eventually.until(
          () -> Goroutines.all().stream().anyMatch(one -> one.state().equals("chan receive")));
      Future<Boolean> sent =
          pool.submit(
              () -> {
                channel.send(7);
                return true;
              });
      assertThat(sent.get()).isTrue();
      assertThat(received.get()).isEqualTo(7);
    }
  }

  @Test
  void aSelectInAPoolIsInterrupted() throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      CompletableFuture<Thread> started = new CompletableFuture<>();
      Future<Boolean> interrupted =
          pool.submit(
              () -> {
                started.complete(Thread.currentThread());
                try {
                  Select.of(Select.receive(Channel.make())).await();
                  return false;
                } catch (InterruptedException e) {
                  return true;
                }
              });
      Thread worker = started.get();
      Eventually.blocked(worker);
      worker.interrupt();
      assertThat(interrupted.get()).isTrue();
    }
  }
}
