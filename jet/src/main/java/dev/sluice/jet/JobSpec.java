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
 * @param isGuaranteed whether it continues from a snapshot when a member was lost
 */
record JobSpec(
    String pipeline,
    SupplierEx<Object> members,
    FunctionEx<Object, Topology> topology,
    List<IslandSpec> islands,
    List<String> sinks,
    boolean isGuaranteed)
    implements Serializable {
  JobSpec {
    islands = List.copyOf(islands);
    sinks = List.copyOf(sinks);
  }

  /** To how many vertices the elements of a channel go. */
  int targets(String channel) {
    return (sinks.contains(channel) ? 1 : 0)
        + (int)
            islands.stream()
                .flatMap(island -> island.inputs().stream())
                .filter(input -> input.channel().equals(channel))
                .count();
  }

  /** From how many vertices the elements of a channel come. */
  int origins(String channel) {
    int islandsThatSend =
        (int) islands.stream().filter(island -> island.outputs().contains(channel)).count();
    return Math.max(1, islandsThatSend); // A port has one source, and nothing else sends to it.
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
