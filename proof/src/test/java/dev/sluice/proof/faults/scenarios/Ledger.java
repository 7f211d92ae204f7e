package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.ChannelFailedException;
import dev.sluice.Received;
import dev.sluice.SendChannel;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/** What becomes of each value of a scenario. */
public final class Ledger {
  private final AtomicIntegerArray received;
  private final AtomicIntegerArray told;

  /** Values whose send has thrown: they are with their sender. */
  private final AtomicIntegerArray refused;

  /** A ledger for so many values, which are numbered from 0. */
  public Ledger(int values) {
    received = new AtomicIntegerArray(values);
    told = new AtomicIntegerArray(values);
    refused = new AtomicIntegerArray(values);
  }

  /** Sends a value; if that throws, the value is its sender's. */
  public void send(SendChannel<Integer> channel, int value) throws InterruptedException {
    boolean sent = false;
    try {
      channel.send(value);
      sent = true;
    } finally {
      if (!sent) {
        refused.incrementAndGet(value);
      }
    }
  }

  /** A value stays where it was received. */
  public void keeps(int value) {
    refused.incrementAndGet(value);
  }

  /** A value has come to where it ends. */
  public void received(int value) {
    received.incrementAndGet(value);
  }

  /** A channel has dropped a value, or a goroutine ends with one that it could not send. */
  public void undelivered(int value) {
    told.incrementAndGet(value);
  }

  /** What a channel still holds when its group is over: nobody has failed, and nobody received. */
  public void remains(Channel<Integer> channel) {
    for (Integer value = next(channel); value != null; value = next(channel)) {
      undelivered(value);
    }
  }

  private static @Nullable Integer next(Channel<Integer> channel) {
    try {
      return channel.tryReceive().map(Received::value).orElse(null);
    } catch (ChannelFailedException e) {
      return null;
    }
  }

  /**
   * What is wrong when everything is over.
   *
   * @param made how many values there were, the first ones
   * @return empty if each of them has come to one end
   */
  public String faults(int made) {
    StringBuilder faults = new StringBuilder();
    for (int value = 0; value < made; value++) {
      int got = received.get(value);
      int dropped = told.get(value);
      int kept = refused.get(value);
      boolean ends = got + Math.max(dropped, kept) == 1;
      if (!ends) {
        faults.append(
            "value %d: received %d, told %d, refused %d; ".formatted(value, got, dropped, kept));
      }
    }
    return faults.toString();
  }
}
