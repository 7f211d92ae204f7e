package dev.sluice.proof.memory;

import dev.sluice.Channel;
import dev.sluice.Go;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Rule MM-01: a go statement happens before the start of its goroutine. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "What was written is seen.")
@Outcome(expect = Expect.FORBIDDEN, desc = "What was written is not seen.")
@State
public class GoBeforeStart {
  private final Channel<Integer> seen = Channel.make(1);
  private int plain;

  /** Writes, then starts a goroutine that reads. */
  @Actor
  public void starter() {
    plain = 1;
    Go.go(() -> seen.send(plain));
  }

  /** Says what the goroutine has read. */
  @Actor
  public void reader(II_Result result) {
    result.r1 = plain;
    Integer read = Uninterrupted.receive(seen);
    result.r2 = read == null ? -1 : read;
  }
}
