package dev.sluice.internal.group;

import dev.sluice.ChannelState;
import dev.sluice.Topology;
import dev.sluice.internal.channel.ChannelSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels of a run and its ports, with those of the pipelines that are stages in it. */
final class PipelineChannels {
  private final Run run;
  private final @Nullable GroupCore group;

  /**
   * The channels of a run.
   *
   * @param group its group; null where that is not open yet
   */
  PipelineChannels(Run run, @Nullable GroupCore group) {
    this.run = run;
    this.group = group;
  }

  List<ChannelState> list() {
    List<ChannelState> states = new ArrayList<>();
    if (group != null) {
      group.channels().forEach(channel -> states.add(ChannelSnapshot.stateOf(channel)));
    }
    Topology topology = run.wired();
    if (topology == null) {
      return List.copyOf(states);
    }
    SuppliedPorts ports = run.ports();
    if (ports != null) {
      states.addAll(ports.states(topology));
    }
    if (group != null) {
      new StagePipelines(run, group)
          .forEach(
              (prefix, inside) ->
                  inside.channels().stream()
                      .filter(state -> !inside.hasPort(state.name()))
                      .forEach(state -> states.add(named(prefix, state))));
    }
    return List.copyOf(states);
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
