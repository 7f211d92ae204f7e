// => 55 11
package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.List;
import java.util.Optional;

/** What goes round is also told to stages outside of the cycle. */
class BroadcastCycle {
  @Pipeline
  interface Descent {
    @Feedback
    @Broadcast
    Channel<Integer> steps();

    @Stage(out = "steps")
    static List<Integer> top() {
      return List.of(10);
    }

    @Stage(in = "steps", out = "steps")
    static Optional<Integer> down(int step) {
      return step > 0 ? Optional.of(step - 1) : Optional.empty();
    }

    @Stage
    static int sum(ReceiveChannel<Integer> steps) {
      int sum = 0;
      for (int step : steps) sum += step;
      return sum;
    }

    @Stage
    static int count(ReceiveChannel<Integer> steps) {
      int count = 0;
      for (int unused : steps) count++;
      return count;
    }
  }

  static Object test() throws Exception {
    var results = new BroadcastCycle_DescentPipeline().run();
    return results.sum() + " " + results.count();
  }
}
