package dev.sluice.proof.memory;

import dev.sluice.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Rule MM-02 with operations that do not block. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "What was written is seen.")
@Outcome(expect = Expect.FORBIDDEN, desc = "What was written is not seen.")
@State
public class SendBeforeTryReceive {
  private final Channel<Integer> channel = Channel.make(1);
  private int plain;

  /** Writes, then sends. */
  @Actor
  public void sender() {
    plain = 1;
    channel.trySend(7);
  }

  /** Reads, receives, and reads again, unless nothing was there. */
  @Actor
  public void receiver(II_Result result) {
    result.r1 = plain;
    result.r2 = channel.tryReceive().isPresent() ? plain : 1;
  }
}
