package dev.sluice.internal.group;

import dev.sluice.ChannelState;
import dev.sluice.Topology;
import dev.sluice.internal.channel.ChannelSnapshot;
import dev.sluice.internal.view.RunView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels of a run and its ports, with those of the pipelines that are stages in it. */
final class PipelineChannels {
  private final @Nullable Topology topology;
  private final @Nullable SuppliedPorts ports;
  private final @Nullable RunningGroup group;
  private final StagePipelines inside;

  /**
   * The channels of a run.
   *
   * @param topology how it is wired, or null
   * @param ports what its caller has supplied, or null
   * @param group its group; null where that is not open yet
   * @param inside the pipelines that are stages in it
   */
  PipelineChannels(
      @Nullable Topology topology,
      @Nullable SuppliedPorts ports,
      @Nullable RunningGroup group,
      StagePipelines inside) {
    this.topology = topology;
    this.ports = ports;
    this.group = group;
    this.inside = inside;
  }

  List<ChannelState> list() {
    List<ChannelState> states = new ArrayList<>();
    if (group != null) {
      group.channels().list().forEach(channel -> states.add(ChannelSnapshot.stateOf(channel)));
    }
    if (topology == null) {
      return List.copyOf(states);
    }
    if (ports != null) {
      states.addAll(ports.states(topology));
    }
    if (group != null) {
      inside.forEach(
          topology,
          group.routines(),
          (prefix, run) ->
              run.channels().stream()
                  .filter(state -> !hasPort(run, state.name()))
                  .forEach(state -> states.add(named(prefix, state))));
    }
    return List.copyOf(states);
  }

  /** Whether a channel of a pipeline that is a stage is a port of it: a channel outside. */
  private static boolean hasPort(RunView run, String channel) {
    return run.topology().stream()
        .flatMap(topology -> topology.ports().stream())
        .anyMatch(port -> port.name().equals(channel));
  }

  private static ChannelState named(String prefix, ChannelState state) {
    return new ChannelState(
        prefix + state.name(),
        state.length(),
        state.capacity(),
        state.sent(),
        state.blockedSenders(),
        state.blockedReceivers(),
        state.dropped());
  }
}
