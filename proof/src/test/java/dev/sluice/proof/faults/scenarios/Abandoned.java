package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.SendChannel;
import dev.sluice.Ticker;
import java.time.Duration;

/** Channels that are abandoned while senders wait and values are left; several share a side. */
public final class Abandoned extends GroupScenario {
  private static final int SENDERS = 3;
  private static final int VALUES = 4;

  /** For the loader of the scenarios. */
  public Abandoned() {
    super(2 * SENDERS * VALUES);
  }

  @Override
  void start(Group group) {
    Channel<Integer> full = counted(group.channel("full", 2, ledger::undelivered));
    Channel<Integer> dropping =
        counted(group.channel("dropping", 2, Overflow.DROP_NEWEST, ledger::undelivered));
    for (int i = 0; i < SENDERS; i++) {
      group.go("sender", () -> feed(full));
      group.go("dropper", () -> feed(dropping));
    }
    group.go("receiver", () -> leave(full));
    group.go("another", () -> leave(dropping));
  }

  private void feed(SendChannel<Integer> out) throws InterruptedException {
    try {
      for (int i = 0; i < VALUES; i++) {
        ledger.send(out, made.getAndIncrement());
      }
    } catch (ChannelAbandonedException e) {
      // Its value is in the ledger, and those that were not made are nobody's.
    }
  }

  /** Receives something at each of some ticks, and then leaves whoever still sends. */
  private void leave(Channel<Integer> in) throws InterruptedException {
    try (Ticker ticker = Ticker.start(Duration.ofNanos(1_000))) {
      for (int i = 0; i < 2; i++) {
        var _ = ticker.channel().receive();
        Integer value = in.receive();
        if (value != null) {
          ledger.received(value);
        }
      }
    } finally {
      in.abandon();
    }
  }
}
