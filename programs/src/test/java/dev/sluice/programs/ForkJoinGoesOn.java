package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Select;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A pool's worker that blocks on a channel is replaced, as where it blocks on a queue. */
final class ForkJoinGoesOn {
  private static final int SENDERS = 6;

  private ForkJoinGoesOn() {}

  static void main() throws Exception {
    Channel<Integer> buffered = Channel.make(1);
    inAPoolOfOne("receive", buffered::receive, () -> buffered.send(1));
    Channel<Integer> unbuffered = Channel.make();
    inAPoolOfOne("receive, unbuffered", unbuffered::receive, () -> unbuffered.send(1));
    Channel<Integer> selected = Channel.make();
    inAPoolOfOne(
        "select",
        () -> {
          Select.ReceiveCase<Integer> received = Select.receive(selected);
          Select.of(received, Select.receive(Channel.<Integer>make())).await();
          return received.value();
        },
        () -> selected.send(1));
    Channel<Integer> sent = Channel.make();
    inAPoolOfOne(
        "send",
        () -> {
          sent.send(1);
          return 1;
        },
        sent::receive);
    inTheCommonPool();
    Verdict.end();
  }

  @FunctionalInterface
  private interface Wakes {
    void run() throws Exception;
  }

  private static void inAPoolOfOne(String what, Callable<Integer> blocks, Wakes wakes)
      throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    Future<Integer> blocked = pool.submit(blocks);
    Future<?> waking =
        pool.submit(
            () -> {
              wakes.run();
              return 1;
            });
    Verdict.that(
        completes(blocked) && completes(waking), "%s blocks a worker: the pool goes on", what);
    pool.shutdownNow();
  }

  private static void inTheCommonPool() throws Exception {
    Channel<Integer> channel = Channel.make(1);
    for (int i = 0; i < SENDERS; i++) {
      var _ =
          CompletableFuture.runAsync(
              () -> {
                try {
                  channel.send(1);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              },
              ForkJoinPool.commonPool());
    }
    Future<Integer> sum =
        ForkJoinPool.commonPool()
            .submit(
                () -> {
                  int received = 0;
                  for (int i = 0; i < SENDERS; i++) {
                    received += Objects.requireNonNull(channel.receive());
                  }
                  return received;
                });
    Verdict.that(completes(sum), "the common pool goes on");
  }

  private static boolean completes(Future<?> future) throws Exception {
    try {
      future.get(10, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
