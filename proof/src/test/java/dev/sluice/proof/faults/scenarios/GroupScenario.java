package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.proof.faults.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A group whose goroutines pass values on, each of which is accounted for. */
abstract class GroupScenario implements Scenario {
  final Ledger ledger;
  final AtomicInteger made = new AtomicInteger();

  private final List<Channel<Integer>> channels = new ArrayList<>();

  /** The error that was injected, or what came of it. */
  private volatile @Nullable Throwable failure;

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
  public final void run() {
    try (Group group = Group.open("faults")) {
      start(group);
      group.join();
    } catch (Throwable e) {
      failure = e;
    }
  }

  @Override
  public final @Nullable Throwable failure() {
    return failure;
  }

  @Override
  public String faults() {
    channels.forEach(ledger::remains);
    return ledger.faults(made.get());
  }
}
