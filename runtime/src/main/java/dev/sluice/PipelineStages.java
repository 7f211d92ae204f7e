package dev.sluice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a run do and have done. A channel counts for the one stage at its end, so
 * counting costs nothing; a {@link Tally} counts where there is no channel, or where several stages
 * have the same end of one.
 */
final class PipelineStages {
  /** What stands between the stages that one goroutine runs, in its name. */
  private static final String FUSED = " \u2192 ";

  private final Run run;
  private final @Nullable Group group;

  /** The channels of the run by their names. */
  private final Map<String, ChannelSnapshot> channels = new HashMap<>();

  /** The goroutines that have not ended, by the stages that they run. */
  private final Map<String, List<Routine>> running = new HashMap<>();

  /**
   * The stages of a run.
   *
   * @param group its group; null where that is not open yet
   */
  PipelineStages(Run run, @Nullable Group group) {
    this.run = run;
    this.group = group;
  }

  List<StageState> list() {
    Topology topology = run.wired();
    if (topology == null) {
      return List.of();
    }
    if (group != null) {
      group.channels().forEach(it -> channels.put(it.label(), ChannelSnapshot.of(it)));
      group.routines().forEach(this::add);
    }
    List<StageState> states = new ArrayList<>();
    for (Topology.Stage stage : topology.stages()) {
      states.add(state(topology, stage));
    }
    if (group != null) {
      new StagePipelines(run, group)
          .forEach(
              (prefix, inside) ->
                  inside.stages().forEach(state -> states.add(named(prefix, state))));
    }
    return List.copyOf(states);
  }

  private void add(Routine routine) {
    for (String stage : unfused(routine.name())) {
      running.computeIfAbsent(stage, none -> new ArrayList<>()).add(routine);
    }
  }

  private StageState state(Topology topology, Topology.Stage stage) {
    long received = 0;
    for (String channel : stage.in().stream().distinct().toList()) {
      received += received(topology, stage, channel);
    }
    long sent = 0;
    for (String channel : stage.out().stream().distinct().toList()) {
      sent += sent(topology, stage, channel);
    }
    List<String> states = goroutines(stage).stream().map(this::state).toList();
    return new StageState(stage.name(), states.size(), received, sent, states);
  }

  /** The names that a goroutine would have for each of the stages that it runs. */
  static List<String> unfused(String goroutine) {
    return List.of(goroutine.split(FUSED, -1));
  }

  /** The names that the wiring gives to the goroutines of a stage. */
  static List<String> goroutines(Topology.Stage stage) {
    return stage.workers() == 1
        ? List.of(stage.name())
        : IntStream.rangeClosed(1, stage.workers()).mapToObj(i -> stage.name() + "-" + i).toList();
  }

  private String state(String goroutine) {
    List<Routine> routines = running.get(goroutine);
    if (routines != null) {
      return Goroutine.stateOf(routines.getFirst().thread());
    }
    // Before the group is open nothing has ended.
    return group == null ? "running" : "ended";
  }

  private long received(Topology topology, Topology.Stage stage, String channel) {
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
    Ports ports = run.ports();
    counted = ports == null ? null : ports.received(topology, channel);
    return counted != null ? counted : fused(channel);
  }

  private long sent(Topology topology, Topology.Stage stage, String channel) {
    Long counted = tally(channel + " from " + stage.name());
    if (counted != null) {
      return counted;
    }
    ChannelSnapshot known = channels.get(channel);
    if (known != null) {
      return known.sent();
    }
    Ports ports = run.ports();
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
