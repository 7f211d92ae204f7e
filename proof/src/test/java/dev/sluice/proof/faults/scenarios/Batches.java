package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.proof.faults.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A source that is closed, a channel that drops, batches, and operations with a time limit. */
public final class Batches implements Scenario {
  private static final int VALUES = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final List<Channel<Integer>> channels = new ArrayList<>();
  private final Ledger ledger = new Ledger(VALUES);
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();

  /** The error that was injected, or what came of it. */
  private volatile @Nullable Throwable failure;

  @Override
  public void run() {
    try (Group group = Group.open("faults")) {
      Channel<Integer> dropping =
          group.channel("dropping", 2, Overflow.DROP_OLDEST, ledger::undelivered);
      channels.add(dropping);
      Channel<Integer> timed = group.channel("timed", 1, ledger::undelivered);
      channels.add(timed);
      group.go("source", () -> produce(dropping), dropping::close);
      group.go("batches", () -> pass(dropping, timed), timed::close);
      group.go("consumer", () -> consume(timed));
      group.join();
    } catch (Throwable e) {
      failure = e;
    }
  }

  @Override
  public @Nullable Throwable failure() {
    return failure;
  }

  @Override
  public String faults() {
    channels.forEach(ledger::remains);
    String faults = ledger.faults(made.get());
    return opened.get() == closed.get() ? faults : faults + "the source is not closed";
  }

  private void produce(Channel<Integer> out) throws InterruptedException {
    ReceiveChannel<Integer> source =
        ReceiveChannel.from(IntStream.range(0, VALUES).boxed().onClose(closed::incrementAndGet));
    opened.incrementAndGet();
    try {
      for (Integer value = source.receive(); value != null; value = source.receive()) {
        made.incrementAndGet();
        ledger.send(out, value);
      }
    } finally {
      source.abandon();
    }
  }

  private void pass(Channel<Integer> in, Channel<Integer> out) throws InterruptedException {
    List<Integer> batch = in.receiveUpTo(3);
    while (!batch.isEmpty()) {
      for (int i = 0; i < batch.size(); i++) {
        int value = batch.get(i);
        try {
          while (!out.trySend(value, PATIENCE)) {
            Thread.onSpinWait();
          }
        } catch (Throwable e) {
          // What is left of the batch stays here.
          for (int j = i; j < batch.size(); j++) {
            ledger.keeps(batch.get(j));
          }
          throw e;
        }
      }
      batch = in.receiveUpTo(3);
    }
  }

  private void consume(Channel<Integer> in) throws InterruptedException {
    while (true) {
      Optional<Received<Integer>> one = in.tryReceive(PATIENCE);
      if (one.isPresent()) {
        Integer value = one.get().value();
        if (value == null) {
          return;
        }
        ledger.received(value);
      }
    }
  }
}
