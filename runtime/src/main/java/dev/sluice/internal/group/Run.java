package dev.sluice.internal.group;

import dev.sluice.ChannelState;
import dev.sluice.DeadlockException;
import dev.sluice.Goroutine;
import dev.sluice.StageState;
import dev.sluice.Topology;
import dev.sluice.internal.channel.Cancellations;
import dev.sluice.internal.channel.Failures;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.GoroutineSnapshots;
import dev.sluice.internal.channel.RegisteredGoroutine;
import dev.sluice.internal.channel.RuntimeLog;
import dev.sluice.internal.view.BlockedTime;
import dev.sluice.internal.view.Member;
import dev.sluice.internal.view.RunView;
import dev.sluice.internal.view.RunViews;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a group says of itself to those who watch: when it runs, what is wired in it, what its
 * stages and channels do, and how it has ended. It knows the group while that is open, and after
 * that only what is left to tell.
 */
public final class Run implements RunView {
  private static final AtomicLong IDS = new AtomicLong();

  /** How a run was left. */
  private record End(
      Instant time,
      State state,
      String report,
      List<StageState> stages,
      List<ChannelState> channels) {}

  private final long id = IDS.incrementAndGet();
  private final String name;
  private final Supplier<@Nullable Topology> wired;
  private final @Nullable SuppliedPorts ports;

  /** Whether somebody holds the run and can ask for its last states. */
  private final boolean held;

  private volatile Instant started = Instant.EPOCH;
  private volatile @Nullable RunningGroup group;

  /** The run in one of whose goroutines this one was begun, or null. */
  private volatile @Nullable Run parent;

  /** The same, if this is the pipeline that is a stage of that one. */
  private volatile @Nullable Run outer;

  /** How this run is wired as a stage of the outer one. */
  private volatile @Nullable Topology asStage;

  private volatile @Nullable End end;

  private final BlockedTimes blocked = new BlockedTimes();

  /** The ends of the stages, if they are recorded. */
  private @Nullable StageEnds stageEnds;

  /** The pipelines that are stages. */
  private final StagePipelines inside = new StagePipelines();

  private Run(
      String name,
      Supplier<@Nullable Topology> wired,
      @Nullable SuppliedPorts ports,
      boolean held) {
    this.name = Objects.requireNonNull(name, "name");
    this.wired = wired;
    this.ports = ports;
    this.held = held;
  }

  /** A group that is opened by hand. */
  public static Run ofGroup(String name) {
    return new Run(name, () -> null, null, false);
  }

  /** A pipeline for whose end its caller waits; it is described when somebody asks. */
  public static Run ofPipeline(
      String name, Supplier<Topology> topology, @Nullable SuppliedPorts ports) {
    return new Run(name, Described.once(topology), ports, false);
  }

  /** A pipeline that was started. */
  static Run ofStarted(Topology topology, @Nullable SuppliedPorts ports) {
    return new Run(topology.name(), () -> topology, ports, true);
  }

  /** Describes a pipeline when it is asked first. */
  private static final class Described implements Supplier<@Nullable Topology> {
    private final Supplier<Topology> topology;
    private volatile @Nullable Topology known;

    private Described(Supplier<Topology> topology) {
      this.topology = topology;
    }

    static Supplier<@Nullable Topology> once(Supplier<Topology> topology) {
      return new Described(topology);
    }

    @Override
    public Topology get() {
      Topology description = known;
      if (description == null) {
        description = topology.get();
        known = description;
      }
      return description;
    }
  }

  // Its life, reported by the group.

  /**
   * Its group is opened.
   *
   * @param opened the group
   * @param around the run in one of whose goroutines that happens, or null
   * @param outermost whether the goroutine has no other group open
   */
  void begin(RunningGroup opened, @Nullable Run around, boolean outermost) {
    started = Instant.now();
    group = opened;
    if (around != null) {
      parent = around;
      asStage = outermost ? around.stageIn(opened.opener()) : null;
      outer = asStage == null ? null : around;
    }
    if (ports != null) {
      ports.begin();
    }
    stageEnds = StageEnds.begin(this::wired);
  }

  /** The group is ready. */
  void announce() {
    RunViews.begin(this);
  }

  /** The pipeline that the goroutine of a thread runs as a stage of this run, or null. */
  private @Nullable Topology stageIn(Thread thread) {
    Topology topology = isAsked() ? wired() : null;
    if (topology == null) {
      return null;
    }
    String goroutine = GoroutineRegistry.nameOf(thread);
    for (Topology.Stage stage : topology.stages()) {
      if (stage.pipeline().isPresent() && StageNames.goroutines(stage).contains(goroutine)) {
        return stage.pipeline().get();
      }
    }
    return null;
  }

  /** Whether somebody will ask for the states of this run when it has ended. */
  private boolean isAsked() {
    return held || outer != null || stageEnds != null || RunViews.isObserved();
  }

  /** A goroutine of the group is about to end, with what it has thrown, if anything. */
  void ends(String goroutine, @Nullable Throwable failure, boolean abandoned) {
    StageEnds ends = stageEnds;
    if (ends == null) {
      return;
    }
    RunningGroup running = group;
    if (abandoned) {
      ends.ends(goroutine, StageEnds.End.ABANDONED);
    } else if (failure == null) {
      ends.ends(goroutine, StageEnds.End.COMPLETED);
    } else if (running != null && running.isCancelled() && Cancellations.isOne(failure)) {
      ends.ends(goroutine, StageEnds.End.CANCELLED);
    } else {
      ends.ends(goroutine, StageEnds.End.FAILED);
    }
  }

  /** A goroutine of the group was blocked for a time. */
  void blocked(Thread thread, long nanos) {
    try {
      blocked.add(GoroutineRegistry.nameOf(thread), nanos);
    } catch (OutOfMemoryError | StackOverflowError e) {
      // The goroutine may have a value in hand, which must not be lost for want of memory here.
    }
  }

  /** All goroutines of the group have ended; what its channels hold is about to be dropped. */
  void end(Outcome outcome) {
    RunningGroup closed = Objects.requireNonNull(group);
    End left = left(closed, outcome);
    end = left;
    group = null;
    StageEnds ends = stageEnds;
    if (ends != null) {
      ends.record(this, left.stages(), left.state() == State.CANCELLED);
    }
    Run around = outer;
    if (around != null) {
      around.inside.ends(GoroutineRegistry.nameOf(closed.opener()), this);
    }
    RunViews.end(this);
  }

  /** How it is left; a group ends also where there is no memory to describe that. */
  private End left(RunningGroup closed, Outcome outcome) {
    if (isAsked()) {
      try {
        RuntimeException failure = outcome.show();
        return new End(
            Instant.now(),
            state(closed, failure),
            failure == null ? "" : Failures.message(failure),
            stagesOf(closed),
            channelsOf(closed));
      } catch (RuntimeException | Error e) {
        RuntimeLog.log(System.Logger.Level.WARNING, "the end of " + name + " is unknown", e);
      }
    }
    return new End(Instant.now(), state(closed, null), "", List.of(), List.of());
  }

  private static State state(RunningGroup closed, @Nullable RuntimeException failure) {
    if (failure instanceof DeadlockException) {
      return State.DEADLOCKED;
    }
    if (failure != null) {
      return State.FAILED;
    }
    return closed.isCancelled() ? State.CANCELLED : State.COMPLETED;
  }

  private List<StageState> stagesOf(@Nullable RunningGroup running) {
    Topology topology = wired();
    return topology == null
        ? List.of()
        : new PipelineStages(topology, ports, running, inside).list();
  }

  private List<ChannelState> channelsOf(@Nullable RunningGroup running) {
    return new PipelineChannels(wired(), ports, running, inside).list();
  }

  /** The topology if this is a pipeline. */
  private @Nullable Topology wired() {
    Topology inside = asStage;
    return inside == null ? wired.get() : inside;
  }

  /** Whether it is that of a generated pipeline, whose channels nobody else has. */
  boolean isWired() {
    return wired instanceof Described;
  }

  /** Whether its channels are to be known as long as it is open, also those that are not used. */
  boolean keepsChannels() {
    return held || outer != null || isWired();
  }

  // The view.

  @Override
  public long id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalLong parent() {
    Run around = parent;
    return around == null ? OptionalLong.empty() : OptionalLong.of(around.id());
  }

  @Override
  public boolean isStage() {
    return outer != null;
  }

  @Override
  public Optional<Topology> topology() {
    return Optional.ofNullable(wired());
  }

  @Override
  public Instant started() {
    return started;
  }

  @Override
  public Optional<Instant> ended() {
    End left = end;
    return left == null ? Optional.empty() : Optional.of(left.time());
  }

  @Override
  public State state() {
    End left = end;
    return left == null ? State.RUNNING : left.state();
  }

  @Override
  public String report() {
    End left = end;
    return left == null ? "" : left.report();
  }

  @Override
  public List<StageState> stages() {
    RunningGroup running = group;
    End left = end;
    if (left != null) {
      return left.stages();
    }
    return stagesOf(running);
  }

  @Override
  public List<ChannelState> channels() {
    RunningGroup running = group;
    End left = end;
    if (left != null) {
      return left.channels();
    }
    return channelsOf(running);
  }

  @Override
  public Map<String, BlockedTime> blocked() {
    Topology topology = wired();
    return topology == null ? Map.of() : blocked.of(topology);
  }

  @Override
  public List<Member> members() {
    RunningGroup running = group;
    return running == null ? List.of() : running.routines().stream().map(Run::member).toList();
  }

  private static Member member(RegisteredGoroutine routine) {
    Thread thread = routine.thread();
    return new Member(thread.threadId(), routine.name(), GoroutineSnapshots.stateOf(thread));
  }

  @Override
  public List<Goroutine> goroutines() {
    RunningGroup running = group;
    return running == null
        ? List.of()
        : running.routines().stream()
            .map(routine -> GoroutineSnapshots.of(routine.thread()))
            .toList();
  }
}
