package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

class InclusionCycle {
  @Pipeline(stages = First.Itself.class)
  interface First {
    @Pipeline(stages = Itself.class)
    //                       ^ [Sluice/InclusionCycle] pipeline 'Itself' is a stage of itself, so that none of these could ever be built: Itself → Itself
    // |      pipeline 'Itself' (InclusionCycle.java:11)
    // |  Take one of them out of @Pipeline(stages = ...).
    interface Itself {}
  }

  @Pipeline(stages = {Fine.class, B.class})
  //                               ^ [Sluice/InclusionCycle] pipeline 'A' is a stage of itself, so that none of these could ever be built: A → B → C → A
  // |      pipeline 'A' (InclusionCycle.java:18)
  // |      pipeline 'B' (InclusionCycle.java:26)
  // |      pipeline 'C' (InclusionCycle.java:34)
  // |  Take one of them out of @Pipeline(stages = ...).
  interface A {}

  @Pipeline(stages = C.class)
  //                  ^ [Sluice/InclusionCycle] pipeline 'B' is a stage of itself, so that none of these could ever be built: B → C → A → B
  // |      pipeline 'B' (InclusionCycle.java:26)
  // |      pipeline 'C' (InclusionCycle.java:34)
  // |      pipeline 'A' (InclusionCycle.java:18)
  // |  Take one of them out of @Pipeline(stages = ...).
  interface B {}

  @Pipeline(stages = A.class)
  //                  ^ [Sluice/InclusionCycle] pipeline 'C' is a stage of itself, so that none of these could ever be built: C → A → B → C
  // |      pipeline 'C' (InclusionCycle.java:34)
  // |      pipeline 'A' (InclusionCycle.java:18)
  // |      pipeline 'B' (InclusionCycle.java:26)
  // |  Take one of them out of @Pipeline(stages = ...).
  interface C {}

  /** Includes a cycle, and is on none. */
  @Pipeline(stages = A.class)
  interface Outside {}

  @Pipeline
  interface Fine {
    @Stage
    static void run() {}
  }

  /** Included twice, by different ways: no cycle. */
  @Pipeline(stages = {Fine.class, Through.class})
  @SuppressWarnings("sluice:Disconnected")
  interface Diamond {}

  @Pipeline(stages = Fine.class)
  interface Through {}
}
