package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import java.time.Duration;
import java.util.List;

/** Batches that outgrow the memory that they begin with, and that wait for more elements. */
public final class LargeBatches extends GroupScenario {
  private static final int VALUES = 60;
  private static final int LARGE = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** For the loader of the scenarios. */
  public LargeBatches() {
    super(VALUES);
  }

  @Override
  void start(Group group) {
    Channel<Integer> wide = counted(group.channel("wide", VALUES, ledger::undelivered));
    group.go("producer", () -> produce(wide), wide::close);
    group.go("consumer", () -> consume(wide));
  }

  private void produce(Channel<Integer> out) throws InterruptedException {
    for (int i = 0; i < VALUES; i++) {
      made.incrementAndGet();
      ledger.send(out, i);
    }
  }

  private void consume(ReceiveChannel<Integer> in) throws InterruptedException {
    List<Integer> batch = in.receiveUpTo(LARGE, PATIENCE);
    while (!batch.isEmpty()) {
      batch.forEach(ledger::received);
      batch = in.receiveUpTo(LARGE, PATIENCE);
    }
  }
}
