package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

interface NestedFeedback {
  @Pipeline
  interface Step {
    ReceiveChannel<Integer> pages();

    SendChannel<Integer> links();

    @Stage(in = "pages", out = "links")
    static int next(int page) {
      return page + 1;
    }
  }

  @Pipeline(stages = Step.class)
  //                     ^ [Sluice/NestedFeedback] stage 'step' is a pipeline and lies on a feedback cycle, which ends when nothing is in flight in it; but what is in flight inside a pipeline cannot be seen from outside. Make the stages of 'Step' stages of this pipeline, or put the whole cycle into one pipeline.
  interface Crawl {
    @Feedback
    Channel<Integer> links();

    @Stage(in = "links", out = "pages")
    static int seen(int link) {
      return link;
    }
  }

  /** Sends into the cycle, and lies outside it. */
  @Pipeline
  interface Seeds {
    @Stage
    static void seeds(@Port SendChannel<Integer> links) throws InterruptedException {
      links.send(1);
    }
  }

  @Pipeline(stages = Seeds.class)
  interface Seeded {
    @Feedback
    Channel<Integer> links();

    @Stage(in = "links", out = "pages")
    static int seen(int link) {
      return link;
    }

    @Stage(in = "pages", out = "links", async = true)
    static java.util.Optional<Integer> next(int page) {
      return java.util.Optional.empty();
    }
  }

  @Pipeline(stages = Step.class)
  //                     ^ [Sluice/BoundedCycle] the stages form a cycle of bounded channels, which stops once its channels are full and does not end by itself: seen ──pages──▶ step ──links──▶ seen
  // |      stage 'seen' (NestedFeedback.java:64)
  // |      stage 'step' (NestedFeedback.java:9)
  // |  Put @Feedback on the channel that leads back, such as 'links'.
  interface Bounded {
    @Stage(in = "links", out = "pages")
    static int seen(int link) {
      return link;
    }
  }
}
