// => 135 135
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

class StageClasses {
  public static class Counter {
    public Iterator<Integer> iterator() {
      return IntStream.range(0, 10).iterator();
    }
  }

  record Scaler(long factor) {
    public long scale(int n) {
      return factor * n;
    }
  }

  @Stage(out = "numbers")
  public static class Source extends Counter {}

  @Pipeline(stages = {Source.class, Scale.class})
  static class Work {
    @Stage
    long sum(ReceiveChannel<Long> scaled) {
      long sum = 0;
      for (long value : scaled) sum += value;
      return sum;
    }
  }

  @Stage(in = "numbers", out = "scaled")
  static class Scale {
    private final Scaler scaler;

    Scale(Scaler scaler) {
      this.scaler = scaler;
    }

    public long apply(int n) {
      return scaler.scale(n);
    }
  }

  static Object test() throws Exception {
    Scale scale = new Scale(new Scaler(3));
    return new StageClasses_WorkPipeline(new Work(), new Source(), scale).run()
        + " "
        + new StageClasses_WorkPipeline(new Work(), scale).run();
  }
}
