package dev.sluice.jet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the edges of a vertex that runs an island step by step are numbered: those of its first
 * channel come first.
 *
 * @param into for each edge that leads to the vertex, the channel
 * @param outOf for each channel that leaves the island, the edges
 */
record StepEdges(List<String> into, Map<String, int[]> outOf) {
  static StepEdges of(JobSpec job, IslandSpec island) {
    List<String> into = new ArrayList<>();
    for (IslandSpec.Input input : island.inputs()) {
      for (int i = 0; i < job.origins(input.channel()); i++) {
        into.add(input.channel());
      }
    }
    Map<String, int[]> outOf = new LinkedHashMap<>();
    int next = 0;
    for (String output : island.outputs()) {
      int end = next + job.targets(output);
      outOf.put(output, IntStream.range(next, end).toArray());
      next = end;
    }
    return new StepEdges(into, outOf);
  }

  /** The first edge on which elements of a channel come. */
  int firstInto(String channel) {
    return into.indexOf(channel);
  }

  /** The edges on which elements of a channel leave. */
  int[] edgesOutOf(String channel) {
    int[] edges = outOf.get(channel);
    if (edges == null) {
      throw new IllegalArgumentException("no channel '" + channel + "' leads out of this island");
    }
    return edges;
  }

  /** The first edge on which elements of a channel leave. */
  int firstOutOf(String channel) {
    int[] edges = edgesOutOf(channel);
    return edges.length == 0 ? 0 : edges[0];
  }
}
