package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.proof.faults.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A producer, a buffer, a worker, a rendezvous and a consumer in a group. */
public final class Pipeline implements Scenario {
  private static final int VALUES = 6;

  private final List<Channel<Integer>> channels = new ArrayList<>();
  private final Ledger ledger = new Ledger(VALUES);
  private final AtomicInteger made = new AtomicInteger();

  /** The error that was injected, or what came of it. */
  private volatile @Nullable Throwable failure;

  @Override
  public void run() {
    try (Group group = Group.open("faults")) {
      Channel<Integer> numbers = group.channel("numbers", 2, ledger::undelivered);
      channels.add(numbers);
      Channel<Integer> results = group.channel("results", 0, ledger::undelivered);
      Channel<Integer> idle = group.channel("idle", 0);
      group.go("producer", () -> produce(numbers), numbers::close);
      group.go("worker", () -> work(numbers, results), results::close);
      group.go("consumer", () -> consume(results, idle));
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
    return ledger.faults(made.get());
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
