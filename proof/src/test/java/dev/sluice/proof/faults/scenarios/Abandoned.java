package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.SendChannel;
import dev.sluice.Ticker;
import dev.sluice.proof.faults.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Channels that are abandoned while senders wait and values are left; several share a side. */
public final class Abandoned implements Scenario {
  private static final int SENDERS = 3;
  private static final int VALUES = 4;

  private final List<Channel<Integer>> channels = new ArrayList<>();
  private final Ledger ledger = new Ledger(2 * SENDERS * VALUES);
  private final AtomicInteger made = new AtomicInteger();

  /** The error that was injected, or what came of it. */
  private volatile @Nullable Throwable failure;

  @Override
  public void run() {
    try (Group group = Group.open("faults")) {
      Channel<Integer> full = group.channel("full", 2, ledger::undelivered);
      channels.add(full);
      Channel<Integer> dropping =
          group.channel("dropping", 2, Overflow.DROP_NEWEST, ledger::undelivered);
      channels.add(dropping);
      for (int i = 0; i < SENDERS; i++) {
        group.go("sender", () -> feed(full));
        group.go("dropper", () -> feed(dropping));
      }
      group.go("receiver", () -> leave(full));
      group.go("another", () -> leave(dropping));
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
