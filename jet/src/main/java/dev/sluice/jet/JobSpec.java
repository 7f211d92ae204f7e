package dev.sluice.jet;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.function.SupplierEx;
import dev.sluice.Topology;
import java.io.Serializable;
import java.util.List;

/**
 * A job, as the members are told of it.
 *
 * @param pipeline the pipeline's name
 * @param members makes what a member needs to run its islands
 * @param topology describes the pipeline, by what a member has
 * @param islands the islands
 * @param sinks the channels that lead to a sink
 */
record JobSpec(
    String pipeline,
    SupplierEx<Object> members,
    FunctionEx<Object, Topology> topology,
    List<IslandSpec> islands,
    List<String> sinks)
    implements Serializable {
  JobSpec {
    islands = List.copyOf(islands);
    sinks = List.copyOf(sinks);
  }

  /** How many receivers have to abandon a channel before nobody receives from it any more. */
  int receivers(String channel, int members) {
    int receivers = sinks.contains(channel) ? 1 : 0;
    for (IslandSpec island : islands) {
      if (island.inputs().stream().anyMatch(input -> input.channel().equals(channel))) {
        receivers += island.isEverywhere() ? members : 1;
      }
    }
    return receivers;
  }
}
