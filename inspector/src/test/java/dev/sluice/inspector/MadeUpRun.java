package dev.sluice.inspector;

import dev.sluice.ChannelState;
import dev.sluice.Goroutine;
import dev.sluice.StageState;
import dev.sluice.Topology;
import dev.sluice.internal.view.RunView;
import dev.sluice.internal.view.RunViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * A run whose numbers a test makes up: they change with each look as the test says, which those of
 * a program do only more or less.
 */
final class MadeUpRun implements RunView, AutoCloseable {
  private static final AtomicLong IDS = new AtomicLong(1_000_000);

  private final long id = IDS.incrementAndGet();
  private final Topology topology;
  private final LongFunction<List<StageState>> stages;
  private final LongFunction<List<ChannelState>> channels;
  private final AtomicLong looks = new AtomicLong();
  private final Instant started = Instant.now();

  private volatile State state = State.RUNNING;
  private volatile String report = "";
  private volatile Optional<Instant> ended = Optional.empty();
  private volatile List<Goroutine> goroutines = List.of();

  private MadeUpRun(
      Topology topology,
      LongFunction<List<StageState>> stages,
      LongFunction<List<ChannelState>> channels) {
    this.topology = topology;
    this.stages = stages;
    this.channels = channels;
  }

  /**
   * A run that begins.
   *
   * @param stages its stages at each look, which are counted
   * @param channels its channels at each look
   */
  static MadeUpRun begin(
      Topology topology,
      LongFunction<List<StageState>> stages,
      LongFunction<List<ChannelState>> channels) {
    MadeUpRun run = new MadeUpRun(topology, stages, channels);
    RunViews.begin(run);
    return run;
  }

  /** A goroutine that is blocked. */
  MadeUpRun with(String goroutine, String operation, String channel, String... stack) {
    List<StackTraceElement> frames =
        List.of(stack).stream()
            .map(line -> new StackTraceElement("Words", line, "Words.java", 12))
            .toList();
    goroutines =
        List.of(
            new Goroutine(77, goroutine, operation, channel, Duration.ofSeconds(3), frames, null));
    return this;
  }

  void end(State how, String why) {
    state = how;
    report = why;
    ended = Optional.of(Instant.now());
    RunViews.end(this);
  }

  @Override
  public void close() {
    if (ended.isEmpty()) {
      end(State.COMPLETED, "");
    }
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String name() {
    return topology.name();
  }

  @Override
  public OptionalLong parent() {
    return OptionalLong.empty();
  }

  @Override
  public Optional<Topology> topology() {
    return Optional.of(topology);
  }

  @Override
  public Instant started() {
    return started;
  }

  @Override
  public Optional<Instant> ended() {
    return ended;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public String report() {
    return report;
  }

  @Override
  public List<StageState> stages() {
    return stages.apply(looks.get());
  }

  @Override
  public List<ChannelState> channels() {
    return channels.apply(looks.incrementAndGet());
  }

  @Override
  public List<Goroutine> goroutines() {
    return goroutines;
  }
}
