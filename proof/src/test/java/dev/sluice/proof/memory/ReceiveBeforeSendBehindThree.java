package dev.sluice.proof.memory;

import dev.sluice.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Rule MM-05 with a capacity of 3: a receive happens before the send that needs its place. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "What was written is seen.")
@Outcome(expect = Expect.FORBIDDEN, desc = "What was written is not seen.")
@State
public class ReceiveBeforeSendBehindThree {
  private static final int CAPACITY = 3;

  private final Channel<Integer> channel = Channel.make(CAPACITY);
  private int plain;

  /** The buffer is full. */
  public ReceiveBeforeSendBehindThree() {
    for (int i = 0; i < CAPACITY; i++) {
      channel.trySend(i);
    }
  }

  /** Writes, then receives. */
  @Actor
  public void receiver() {
    plain = 1;
    Uninterrupted.receive(channel);
  }

  /** Reads, sends, and reads again. */
  @Actor
  public void sender(II_Result result) {
    result.r1 = plain;
    Uninterrupted.send(channel, 7);
    result.r2 = plain;
  }
}
