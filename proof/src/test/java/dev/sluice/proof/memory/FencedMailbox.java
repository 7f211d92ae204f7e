package dev.sluice.proof.memory;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A mailbox with fences is right: what is found in the other one is the missing fence. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "What was written is seen.")
@Outcome(expect = Expect.FORBIDDEN, desc = "What was written is not seen.")
@State
public class FencedMailbox {
  private final Mailbox mailbox = new Mailbox();
  private int plain;

  /** Writes, then sends. */
  @Actor
  public void sender() {
    plain = 1;
    mailbox.send();
  }

  /** Reads, receives, and reads again, unless nothing was there. */
  @Actor
  public void receiver(II_Result result) {
    result.r1 = plain;
    result.r2 = mailbox.poll() ? plain : 1;
  }
}
