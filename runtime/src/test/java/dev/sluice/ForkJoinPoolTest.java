package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

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
      pool.submit(
          () -> {
            channel.send(7);
            return null;
          });
      assertThat(received.get()).isEqualTo(7);
    }
  }

  @Test
  void aSelectInAPoolIsInterrupted() throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      Channel<Thread> started = Channel.make(1);
      Future<Boolean> interrupted =
          pool.submit(
              () -> {
                started.send(Thread.currentThread());
                try {
                  Select.of(Select.receive(Channel.make())).await();
                  return false;
                } catch (InterruptedException e) {
                  return true;
                }
              });
      Thread worker = started.receive();
      Eventually.blocked(worker);
      worker.interrupt();
      assertThat(interrupted.get()).isTrue();
    }
  }
}
