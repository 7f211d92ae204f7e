package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;

/** A producer, a buffer, a worker, a rendezvous and a consumer in a group. */
public final class Pipeline extends GroupScenario {
  private static final int VALUES = 6;

  /** For the loader of the scenarios. */
  public Pipeline() {
    super(VALUES);
  }

  @Override
  void start(Group group) {
    Channel<Integer> numbers = counted(group.channel("numbers", 2, ledger::undelivered));
    Channel<Integer> results = group.channel("results", 0, ledger::undelivered);
    Channel<Integer> idle = group.channel("idle", 0);
    group.go("producer", () -> produce(numbers), numbers::close);
    group.go("worker", () -> work(numbers, results), results::close);
    group.go("consumer", () -> consume(results, idle));
  }

  private void produce(Channel<Integer> numbers) throws InterruptedException {
    for (int value = 0; value < VALUES; value++) {
      made.incrementAndGet();
      ledger.send(numbers, value);
    }
  }

  private void work(Channel<Integer> numbers, Channel<Integer> results)
      throws InterruptedException {
    for (Integer value = numbers.receive(); value != null; value = numbers.receive()) {
      ledger.send(results, value);
    }
  }

  private void consume(Channel<Integer> results, Channel<Integer> idle)
      throws InterruptedException {
    Select.ReceiveCase<Integer> result = Select.receive(results);
    Select select = Select.of(result, Select.receive(idle));
    while (true) {
      var _ = select.await();
      Integer value = result.value();
      if (!result.ok() || value == null) {
        return;
      }
      ledger.received(value);
    }
  }
}
