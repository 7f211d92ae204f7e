// => [1, 9, 25, 49, 81] stream closed
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** Source, filter, function and consumer in one loop. */
@Pipeline
class FusedLoop {
  private final List<Integer> seen = new ArrayList<>();
  private boolean closed;

  @Stage(out = "naturals")
  IntStream counter() {
    return IntStream.range(0, 10).onClose(() -> closed = true);
  }

  @Stage(in = "naturals", out = "odd")
  static Optional<Integer> odd(int n) {
    return n % 2 == 1 ? Optional.of(n) : Optional.empty();
  }

  @Stage(in = "odd", out = "squares")
  static int square(int n) {
    return n * n;
  }

  @Stage(in = "squares")
  void collect(int n) {
    seen.add(n);
  }

  static Object test() throws Exception {
    FusedLoop stages = new FusedLoop();
    new FusedLoopPipeline(stages).run();
    return stages.seen + (stages.closed ? " stream closed" : "");
  }
}
