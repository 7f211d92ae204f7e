package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Vertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes vertices and edges: one vertex for each source and sink, one for each island, and one for
 * each input and output of an island; an edge from every sender of a channel to every receiver.
 */
final class Graph {
  /** Where elements of a channel go, and by which kind of edge. */
  private record Receiver(Vertex vertex, Consumer<Edge> routing) {}

  private final JobSpec job;
  private final Optional<HazelcastInstance> submitter;
  private final Map<String, JetSource<?>> sources;
  private final Map<String, JetSink<?>> sinks;
  private final DAG dag = new DAG();
  private final Map<Vertex, Integer> incoming = new HashMap<>();

  Graph(
      JobSpec job,
      Optional<HazelcastInstance> submitter,
      Map<String, JetSource<?>> sources,
      Map<String, JetSink<?>> sinks) {
    this.job = job;
    this.submitter = submitter;
    this.sources = sources;
    this.sinks = sinks;
  }

  DAG build() {
    Map<String, List<Vertex>> senders = new HashMap<>();
    Map<String, List<Receiver>> receivers = new HashMap<>();
    sources.forEach(
        (port, source) -> {
          Vertex vertex =
              dag.newVertex("(" + port + ")", new SourceVertex(job, port, source.bind(submitter)));
          add(senders, port, vertex);
        });
    for (IslandSpec island : job.islands()) {
      vertex(island, island.name(), IslandProcessor::new);
      for (IslandSpec.Input input : island.inputs()) {
        String name = input.channel();
        Vertex vertex =
            vertex(
                island,
                name + " to " + island.name(),
                (execution, it) -> new InputProcessor(execution, it, name));
        add(receivers, name, new Receiver(vertex, edge -> route(edge, island, input)));
      }
      for (String output : island.outputs()) {
        Vertex vertex =
            vertex(
                island,
                output + " from " + island.name(),
                (execution, it) -> new OutputProcessor(execution, it, output));
        add(senders, output, vertex);
      }
    }
    sinks.forEach(
        (port, sink) -> {
          JetSink.Bound bound = sink.bind(submitter, port);
          Vertex vertex = dag.newVertex("[" + port + "]", bound.vertex());
          add(
              receivers,
              port,
              new Receiver(
                  vertex,
                  edge -> bound.member().ifPresent(it -> edge.distributeTo(it).allToOne(port))));
        });
    senders.forEach(
        (channel, from) ->
            from.forEach(it -> connect(it, receivers.getOrDefault(channel, List.of()))));
    return dag;
  }

  private static <T> void add(Map<String, List<T>> map, String channel, T value) {
    map.computeIfAbsent(channel, it -> new ArrayList<>()).add(value);
  }

  private Vertex vertex(IslandSpec island, String name, Vertices.Maker maker) {
    return dag.newVertex(name, Vertices.of(job, island, maker)).localParallelism(1);
  }

  private static void route(Edge edge, IslandSpec island, IslandSpec.Input input) {
    edge.distributed();
    if (!island.isEverywhere()) {
      edge.allToOne(island.name());
    } else if (input.key() != null) {
      edge.partitioned(input.key());
    }
  }

  private void connect(Vertex from, List<Receiver> receivers) {
    int ordinal = 0;
    for (Receiver receiver : receivers) {
      Edge edge =
          Edge.from(from, ordinal++)
              .to(receiver.vertex(), incoming.merge(receiver.vertex(), 1, Integer::sum) - 1);
      receiver.routing().accept(edge);
      dag.edge(edge);
    }
  }
}
