package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A group whose goroutines pass values on, each of which is accounted for. */
abstract class GroupScenario extends Attempt {
  final Ledger ledger;
  final AtomicInteger made = new AtomicInteger();

  private final List<Channel<Integer>> channels = new ArrayList<>();

  /** A scenario with so many values at most. */
  GroupScenario(int values) {
    ledger = new Ledger(values);
  }

  /** Starts the goroutines. */
  abstract void start(Group group);

  /** Values that are left in the channel are accounted for, too. */
  final Channel<Integer> counted(Channel<Integer> channel) {
    channels.add(channel);
    return channel;
  }

  @Override
  final void attempt() throws InterruptedException {
    try (Group group = Group.open("faults")) {
      start(group);
      group.join();
    }
  }

  @Override
  public String faults() {
    channels.forEach(ledger::remains);
    return ledger.faults(made.get());
  }
}
