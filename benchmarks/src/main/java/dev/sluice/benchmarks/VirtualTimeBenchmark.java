package dev.sluice.benchmarks;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Ticker;
import dev.sluice.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a test in virtual time takes: 1,000 seconds of ticks through four stages. The target is a
 * median of 20 ms of real time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class VirtualTimeBenchmark {
  private static final int TICKS = 1000;

  /** Runs the pipeline once and checks when its last tick arrived. */
  @Benchmark
  public Instant ticksThroughFourStages() {
    Instant[] last = {Instant.EPOCH};
    VirtualTime.run("ticks", time -> last[0] = lastTick());
    if (!last[0].equals(Instant.parse("2000-01-01T00:00:00Z").plusSeconds(TICKS))) {
      throw new IllegalStateException("the last tick came at " + last[0]);
    }
    return last[0];
  }

  private static Instant lastTick() throws InterruptedException {
    try (Group group = Group.open("ticks")) {
      Channel<Instant> ticks = group.channel("ticks", 0);
      Channel<Instant> relayed = group.channel("relayed", 0);
      Channel<Instant> again = group.channel("again", 0);
      Channel<Instant> last = group.channel("last", 1);
      group.go("source", () -> tick(ticks), ticks::close);
      group.go("first", () -> relay(ticks, relayed), relayed::close);
      group.go("second", () -> relay(relayed, again), again::close);
      group.go("sink", () -> keepLast(again, last));
      group.join();
      return Objects.requireNonNull(last.receive());
    }
  }

  private static void tick(SendChannel<Instant> out) throws InterruptedException {
    try (Ticker ticker = Ticker.start(Duration.ofSeconds(1))) {
      for (int i = 0; i < TICKS; i++) {
        out.send(ticker.channel().receive());
      }
    }
  }

  private static void relay(ReceiveChannel<Instant> in, SendChannel<Instant> out)
      throws InterruptedException {
    for (Instant tick : in) {
      out.send(tick);
    }
  }

  private static void keepLast(ReceiveChannel<Instant> in, SendChannel<Instant> out)
      throws InterruptedException {
    Instant last = Instant.EPOCH;
    for (Instant tick : in) {
      last = tick;
    }
    out.send(last);
  }
}
