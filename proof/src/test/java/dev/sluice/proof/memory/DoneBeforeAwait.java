package dev.sluice.proof.memory;

import dev.sluice.WaitGroup;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Rule MM-11: done happens before the return of the await that it ends. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "What was written is seen.")
@Outcome(expect = Expect.FORBIDDEN, desc = "What was written is not seen.")
@State
public class DoneBeforeAwait {
  private final WaitGroup group = new WaitGroup();
  private int plain;

  /** One is counted. */
  public DoneBeforeAwait() {
    group.add(1);
  }

  /** Writes, then is done. */
  @Actor
  public void worker() {
    plain = 1;
    group.done();
  }

  /** Reads, awaits, and reads again. */
  @Actor
  public void waiter(II_Result result) {
    result.r1 = plain;
    var _ =
        Uninterrupted.call(
            () -> {
              group.await();
              return group;
            });
    result.r2 = plain;
  }
}
