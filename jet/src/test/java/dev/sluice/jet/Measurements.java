package dev.sluice.jet;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.aggregate.AggregateOperations;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.pipeline.BatchSource;
import com.hazelcast.jet.pipeline.BatchStage;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.SourceBuilder;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** What {@code jet/measure} runs. */
final class Measurements {
  private static final int MEMBERS = 3;

  /** What is not bounded ends such a JVM within seconds. */
  private static final List<String> SMALL = List.of("-Xmx256m");

  /** For how long rounds do not count: members begin with code that is not compiled. */
  private static final double WARM_MILLIS = 20_000;

  private static final int MANY_AT_ONCE = 128;
  private static final double NANOS_A_MILLI = 1e6;
  private static final int CHUNK = 10_000;
  private static final long NANOS_A_BYTE = 50;

  private final HazelcastInstance client;
  private final int rounds;
  private final long elements;

  /** Two stages that every member runs. All of their elements go to one member, which sums them. */
  @dev.sluice.annotation.Pipeline
  @Distributed
  static final class Spread {
    private final long elements;

    Spread(long elements) {
      this.elements = elements;
    }

    /** An element. */
    record Numbered(long number, String text) {}

    @Stage(out = "numbers")
    LongStream numbers() {
      return LongStream.range(0, elements);
    }

    @Stage(in = "numbers", out = "numbered", workers = 2)
    static Numbered number(long number) {
      return new Numbered(number, "number " + number);
    }

    @Stage(in = "numbered", out = "lengths", workers = 2)
    static long length(Numbered numbered) {
      return numbered.text().length();
    }

    @Stage(in = "lengths")
    static long sum(ReceiveChannel<Long> lengths) {
      long sum = 0;
      for (long length : lengths) {
        sum += length;
      }
      return sum;
    }
  }

  /**
   * Two stages that every member runs. The second one sums what it gets, and sends only the sum.
   */
  @dev.sluice.annotation.Pipeline
  @Distributed
  static final class Sums {
    private final long elements;

    Sums(long elements) {
      this.elements = elements;
    }

    @Stage(out = "numbers")
    LongStream numbers() {
      return LongStream.range(0, elements);
    }

    @Stage(in = "numbers", out = "numbered", workers = 2)
    static Spread.Numbered number(long number) {
      return Spread.number(number);
    }

    @Stage(in = "numbered", out = "sums", workers = 2)
    static void sums(ReceiveChannel<Spread.Numbered> numbered, SendChannel<Long> sums)
        throws InterruptedException {
      long sum = 0;
      for (Spread.Numbered one : numbered) {
        sum += Spread.length(one);
      }
      sums.send(sum);
    }

    @Stage(in = "sums")
    static long sum(ReceiveChannel<Long> sums) {
      return Spread.sum(sums);
    }
  }

  /** The same in one island. */
  @dev.sluice.annotation.Pipeline
  @Distributed
  static final class OneIsland {
    private final long elements;

    OneIsland(long elements) {
      this.elements = elements;
    }

    @Stage(out = "numbers")
    LongStream numbers() {
      return LongStream.range(0, elements);
    }

    @Stage(in = "numbers", out = "numbered")
    static Spread.Numbered number(long number) {
      return Spread.number(number);
    }

    @Stage(in = "numbered", out = "lengths")
    static long length(Spread.Numbered numbered) {
      return Spread.length(numbered);
    }

    @Stage(in = "lengths")
    static long sum(ReceiveChannel<Long> lengths) {
      return Spread.sum(lengths);
    }
  }

  /** A source without end that is faster than its receiver. */
  @dev.sluice.annotation.Pipeline
  @Distributed
  interface Slow {
    /** Ten kilobytes. */
    @SuppressWarnings("ArrayRecordComponent") // chunks are not compared
    record Chunk(long number, byte[] bytes) {}

    @Stage(out = "numbers")
    static LongStream numbers() {
      return LongStream.iterate(0, number -> number + 1);
    }

    @Stage(in = "numbers", out = "chunks", workers = 2)
    static Chunk chunk(long number) {
      return new Chunk(number, new byte[CHUNK]);
    }

    @Stage(in = "chunks")
    static long take(ReceiveChannel<Chunk> chunks) {
      long count = 0;
      for (Chunk chunk : chunks) {
        LockSupport.parkNanos(chunk.bytes().length * NANOS_A_BYTE);
        count++;
      }
      return count;
    }
  }

  private Measurements(HazelcastInstance client, int rounds, long elements) {
    this.client = client;
    this.rounds = rounds;
    this.elements = elements;
  }

  /**
   * Measures.
   *
   * @param arguments how many rounds, and how many elements in each; or soak, and how many minutes
   */
  public static void main(String[] arguments) throws Exception {
    java.util.logging.Logger.getLogger("com.hazelcast").setLevel(java.util.logging.Level.SEVERE);
    List<String> numbers = new ArrayList<>(List.of(arguments));
    boolean isSoak = !numbers.isEmpty() && numbers.getFirst().equals("soak");
    if (isSoak) {
      numbers.removeFirst();
    }
    int rounds = numbers.isEmpty() ? 5 : Integer.parseInt(numbers.getFirst());
    long elements = numbers.size() > 1 ? Long.parseLong(numbers.get(1)) : 1_000_000;
    String name = "measure-" + UUID.randomUUID();
    List<MemberProcess> members = new ArrayList<>();
    HazelcastInstance client = null;
    try {
      long start = System.nanoTime();
      for (int i = 0; i < MEMBERS; i++) {
        List<String> others = members.stream().map(MemberProcess::address).toList();
        members.add(MemberProcess.start(name, others, isSoak ? SMALL : List.of()));
      }
      line("%d members started in %.0f ms", MEMBERS, millis(start));
      ClientConfig config = new ClientConfig().setClusterName(name);
      config.setProperty("hazelcast.logging.type", "jdk");
      members.forEach(it -> config.getNetworkConfig().addAddress(it.address()));
      client = HazelcastClient.newHazelcastClient(config);
      Measurements measurements = new Measurements(client, rounds, elements);
      if (isSoak) {
        measurements.soak(Duration.ofMinutes(rounds));
      } else {
        measurements.measure();
      }
    } finally {
      if (client != null) {
        client.shutdown();
      }
      members.forEach(MemberProcess::close);
    }
  }

  private void measure() throws Exception {
    line("%n| job, ns an element | Sluice | by hand | by hand / Sluice (least to most) |");
    line("|---|---|---|---|");
    long count = elements;
    compare(
        "two stages on every member, sums to one",
        () -> new Measurements_SumsOnJet(() -> new Sums(count)).submit(client).join(),
        () -> byHand(lengths(2, true)));
    compare(
        "two stages on every member, all to one",
        () -> new Measurements_SpreadOnJet(() -> new Spread(count)).submit(client).join(),
        () -> byHand(toOneMember(lengths(2, true))));
    compare(
        "one island",
        () -> new Measurements_OneIslandOnJet(() -> new OneIsland(count)).submit(client).join(),
        () -> byHand(lengths(1, false)));
    line("%n| ms | median | least | most |%n|---|---|---|---|");
    time("a job without elements", this::empty);
    time("early end", this::earlyEnd);
    time("cancel", this::cancel);
    time("drain", this::drain);
  }

  /** Members have little memory. */
  private void soak(Duration time) throws Exception {
    long start = System.nanoTime();
    JetRun<Long> run = new Measurements_SlowOnJet().submit(client);
    try {
      var _ = run.join(time);
      throw new IllegalStateException("an endless job has ended");
    } catch (TimeoutException e) {
      long draining = System.nanoTime();
      run.drain();
      String taken = String.valueOf(run.join());
      line(
          "a slow receiver has taken %s chunks of %d bytes from an endless source in %.0f s, of"
              + " which %.0f s were the drain",
          taken, CHUNK, millis(start) / 1000, millis(draining) / 1000);
    }
  }

  private BatchStage<Long> lengths(int parallelism, boolean isSpread) {
    BatchStage<Long> numbers = Pipeline.create().readFrom(numbers(elements));
    BatchStage<Spread.Numbered> numbered =
        (isSpread ? numbers.rebalance() : numbers)
            .map(Spread::number)
            .setLocalParallelism(parallelism);
    return (isSpread ? numbered.rebalance() : numbered)
        .map(Spread::length)
        .setLocalParallelism(parallelism);
  }

  private static BatchStage<Long> toOneMember(BatchStage<Long> lengths) {
    return lengths.rebalance(length -> 0).map(length -> length).setLocalParallelism(1);
  }

  /** Every member sums what it has, and one of them the sums. */
  private Long byHand(BatchStage<Long> lengths) {
    String list = "result " + UUID.randomUUID();
    lengths.aggregate(AggregateOperations.summingLong(it -> it)).writeTo(Sinks.list(list));
    client.getJet().newJob(lengths.getPipeline()).join();
    Long sum = client.<Long>getList(list).get(0);
    client.getList(list).destroy();
    return sum;
  }

  private static BatchSource<Long> numbers(long count) {
    return SourceBuilder.batch("numbers", context -> new long[1])
        .<Long>fillBufferFn(
            (next, buffer) -> {
              for (int i = 0; i < MANY_AT_ONCE && next[0] < count; i++) {
                buffer.add(next[0]++);
              }
              if (next[0] >= count) {
                buffer.close();
              }
            })
        .build();
  }

  /** In turns, so that what disturbs one disturbs the other. */
  private void compare(String job, Callable<Long> sluice, Callable<Long> byHand) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    long begun = System.nanoTime();
    while (ratios.size() < rounds) {
      long start = System.nanoTime();
      boolean isWarm = millis(begun) >= WARM_MILLIS;
      Long expected = sluice.call();
      double our = (double) (System.nanoTime() - start) / elements;
      start = System.nanoTime();
      Long found = byHand.call();
      double their = (double) (System.nanoTime() - start) / elements;
      if (!expected.equals(found)) {
        throw new IllegalStateException(job + ": " + expected + " and " + found);
      }
      if (isWarm) {
        ours.add(our);
        theirs.add(their);
        ratios.add(their / our);
      }
    }
    line(
        "| %s | %.0f | %.0f | %.2f (%.2f to %.2f) |",
        job, median(ours), median(theirs), median(ratios), least(ratios), most(ratios));
  }

  private void time(String what, Callable<Double> millis) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i <= rounds; i++) {
      double time = millis.call();
      if (i > 0) {
        times.add(time);
      }
    }
    line("| %s | %.0f | %.0f | %.0f |", what, median(times), least(times), most(times));
  }

  private double empty() throws Exception {
    long start = System.nanoTime();
    var _ = new Measurements_SpreadOnJet(() -> new Spread(0)).submit(client).join();
    return millis(start);
  }

  private double earlyEnd() throws Exception {
    long start = System.nanoTime();
    var _ = new EarlyEndTest_FirstTenOnJet().submit(client, EarlyEndTest.endless()).join();
    return millis(start);
  }

  private double cancel() throws Exception {
    try (JetRun<Long> run = running()) {
      long start = System.nanoTime();
      run.cancel();
      Eventually.isTrue("it is over", run::isDone);
      return millis(start);
    }
  }

  private double drain() throws Exception {
    try (JetRun<Long> run = running()) {
      long start = System.nanoTime();
      run.drain();
      var _ = run.join(Duration.ofMinutes(1));
      return millis(start);
    }
  }

  private JetRun<Long> running() {
    JetRun<Long> run =
        new Measurements_SpreadOnJet(() -> new Spread(Long.MAX_VALUE)).submit(client);
    Eventually.isTrue("it runs", () -> run.job().getStatus() == JobStatus.RUNNING);
    return run;
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / NANOS_A_MILLI;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(it -> it).min().orElseThrow();
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(it -> it).max().orElseThrow();
  }

  private static void line(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
  }
}
