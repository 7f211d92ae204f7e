package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;

/** Stage classes: one that the pipeline makes itself, one with a constructor argument. */
@Pipeline(stages = {Classes.Counter.class, Classes.Scaler.class})
interface Classes {
  class Counter {
    public void count(SendChannel<Integer> numbers) throws InterruptedException {
      for (int x = 0; x < 10; x++) numbers.send(x);
    }
  }

  abstract class Step<T, R> {
    public abstract R apply(T value);
  }

  @Stage(in = "numbers", out = "scaled", workers = 2)
  class Scaler extends Step<Integer, Long> {
    private final long factor;

    public Scaler(long factor) {
      this.factor = factor;
    }

    @Override
    public Long apply(Integer value) {
      return factor * value;
    }

    public long factor() {
      return factor;
    }
  }

  @Stage
  static long sum(ReceiveChannel<Long> scaled) {
    long sum = 0;
    for (long value : scaled) sum += value;
    return sum;
  }
}
