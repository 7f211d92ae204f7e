package dev.sluice.internal.group;

import dev.sluice.StageState;
import dev.sluice.Topology;
import dev.sluice.generated.Tally;
import dev.sluice.internal.channel.ChannelSnapshot;
import dev.sluice.internal.channel.GoroutineSnapshots;
import dev.sluice.internal.channel.RegisteredGoroutine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a run do and have done. A channel counts for the one stage at its end, so
 * counting costs nothing; a {@link Tally} counts where there is no channel, or where several stages
 * have the same end of one.
 */
final class PipelineStages {
  private final Topology topology;
  private final @Nullable SuppliedPorts ports;
  private final @Nullable RunningGroup group;
  private final StagePipelines inside;

  /** The channels of the run by their names. */
  private final Map<String, ChannelSnapshot> channels = new HashMap<>();

  /** The goroutines that have not ended, by the stages that they run. */
  private final Map<String, List<RegisteredGoroutine>> running = new HashMap<>();

  /**
   * The stages of a run.
   *
   * @param topology how it is wired
   * @param ports what its caller has supplied, or null
   * @param group its group; null where that is not open yet
   * @param inside the pipelines that are stages in it
   */
  PipelineStages(
      Topology topology,
      @Nullable SuppliedPorts ports,
      @Nullable RunningGroup group,
      StagePipelines inside) {
    this.topology = topology;
    this.ports = ports;
    this.group = group;
    this.inside = inside;
  }

  List<StageState> list() {
    if (group != null) {
      group.channels().list().forEach(it -> channels.put(it.label(), ChannelSnapshot.of(it)));
      group.routines().forEach(this::add);
    }
    List<StageState> states = new ArrayList<>();
    for (Topology.Stage stage : topology.stages()) {
      states.add(state(stage));
    }
    if (group != null) {
      inside.forEach(
          topology,
          group.routines(),
          (prefix, run) -> run.stages().forEach(state -> states.add(named(prefix, state))));
    }
    return List.copyOf(states);
  }

  private void add(RegisteredGoroutine routine) {
    for (String stage : StageNames.unfused(routine.name())) {
      running.computeIfAbsent(stage, none -> new ArrayList<>()).add(routine);
    }
  }

  private StageState state(Topology.Stage stage) {
    long received = 0;
    for (String channel : stage.in().stream().distinct().toList()) {
      received += received(stage, channel);
    }
    long sent = 0;
    for (String channel : stage.out().stream().distinct().toList()) {
      sent += sent(stage, channel);
    }
    List<String> states = StageNames.goroutines(stage).stream().map(this::state).toList();
    return new StageState(stage.name(), states.size(), received, sent, states);
  }

  private String state(String goroutine) {
    List<RegisteredGoroutine> routines = running.get(goroutine);
    if (routines != null) {
      return GoroutineSnapshots.stateOf(routines.getFirst().thread());
    }
    // Before the group is open nothing has ended.
    return group == null ? "running" : "ended";
  }

  private long received(Topology.Stage stage, String channel) {
    ChannelSnapshot branch = channels.get(channel + " to " + stage.name());
    if (branch != null) {
      return branch.received();
    }
    Long counted = tally(channel + " to " + stage.name());
    if (counted != null) {
      return counted;
    }
    ChannelSnapshot known = channels.get(channel);
    if (known != null) {
      return known.received();
    }
    counted = ports == null ? null : ports.received(topology, channel);
    return counted != null ? counted : fused(channel);
  }

  private long sent(Topology.Stage stage, String channel) {
    Long counted = tally(channel + " from " + stage.name());
    if (counted != null) {
      return counted;
    }
    ChannelSnapshot known = channels.get(channel);
    if (known != null) {
      return known.sent();
    }
    counted = ports == null ? null : ports.sent(topology, channel);
    return counted != null ? counted : fused(channel);
  }

  private long fused(String channel) {
    Long counted = tally(channel);
    return counted == null ? 0 : counted;
  }

  private @Nullable Long tally(String what) {
    return group == null ? null : group.tallies().sum(what);
  }

  private static StageState named(String prefix, StageState state) {
    return new StageState(
        prefix + state.name(), state.goroutines(), state.received(), state.sent(), state.states());
  }
}
