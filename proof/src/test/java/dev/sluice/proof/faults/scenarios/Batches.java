package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A source that is closed, a channel that drops, batches, and operations with a time limit. */
public final class Batches extends GroupScenario {
  private static final int VALUES = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();

  /** For the loader of the scenarios. */
  public Batches() {
    super(VALUES);
  }

  @Override
  void start(Group group) {
    Channel<Integer> dropping =
        counted(group.channel("dropping", 2, Overflow.DROP_OLDEST, ledger::undelivered));
    Channel<Integer> timed = counted(group.channel("timed", 1, ledger::undelivered));
    group.go("source", () -> produce(dropping), dropping::close);
    group.go("batches", () -> pass(dropping, timed), timed::close);
    group.go("consumer", () -> consume(timed));
  }

  @Override
  public String faults() {
    String faults = super.faults();
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
