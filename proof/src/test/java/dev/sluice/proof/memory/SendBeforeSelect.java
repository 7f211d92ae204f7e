package dev.sluice.proof.memory;

import dev.sluice.Channel;
import dev.sluice.Select;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Rule MM-08: a select has the effects of the operation that it chooses. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "What was written is seen.")
@Outcome(expect = Expect.FORBIDDEN, desc = "What was written is not seen.")
@State
public class SendBeforeSelect {
  private final Channel<Integer> channel = Channel.make();
  private final Channel<Integer> idle = Channel.make();
  private int plain;

  /** Writes, then sends. */
  @Actor
  public void sender() {
    plain = 1;
    Uninterrupted.send(channel, 7);
  }

  /** Reads, selects, and reads again. */
  @Actor
  public void receiver(II_Result result) {
    Select select = Select.of(Select.receive(idle), Select.receive(channel));
    result.r1 = plain;
    var _ = Uninterrupted.call(select::await);
    result.r2 = plain;
  }
}
