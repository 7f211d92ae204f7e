package dev.sluice.jet;

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
  /**
   * Where elements of a channel come from.
   *
   * @param offset the number of the first edge of this channel that leaves the vertex
   */
  private record Sender(Vertex vertex, int offset) {}

  /**
   * Where elements of a channel go, and by which kind of edge.
   *
   * @param offset the number of the first edge of this channel that leads to the vertex
   */
  private record Receiver(Vertex vertex, int offset, Consumer<Edge> routing) {}

  private final JobSpec job;
  private final Optional<LocalChannels> locals;
  private final Map<String, JetSource<?>> sources;
  private final Map<String, JetSink<?>> sinks;
  private final DAG dag = new DAG();
  private final Map<String, List<Sender>> senders = new HashMap<>();
  private final Map<String, List<Receiver>> receivers = new HashMap<>();

  Graph(
      JobSpec job,
      Optional<LocalChannels> locals,
      Map<String, JetSource<?>> sources,
      Map<String, JetSink<?>> sinks) {
    this.job = job;
    this.locals = locals;
    this.sources = sources;
    this.sinks = sinks;
  }

  DAG build() {
    sources.forEach(
        (port, source) -> {
          Vertex vertex =
              dag.newVertex("(" + port + ")", new SourceVertex(job, port, source.bind(locals)));
          add(senders, port, new Sender(vertex, 0));
        });
    for (IslandSpec island : job.islands()) {
      if (job.isGuaranteed()) {
        step(island);
        continue;
      }
      vertex(island, island.name(), IslandProcessor::new);
      for (IslandSpec.Input input : island.inputs()) {
        String name = input.channel();
        Vertex vertex =
            vertex(
                island,
                name + " to " + island.name(),
                (execution, it) -> new InputProcessor(execution, it, name));
        add(receivers, name, new Receiver(vertex, 0, edge -> route(edge, island, input)));
      }
      for (String output : island.outputs()) {
        Vertex vertex =
            vertex(
                island,
                output + " from " + island.name(),
                (execution, it) -> new OutputProcessor(execution, it, output));
        add(senders, output, new Sender(vertex, 0));
      }
    }
    sinks.forEach(
        (port, sink) -> {
          JetSink.Bound bound = sink.bind(locals, port);
          Vertex vertex = dag.newVertex("[" + port + "]", bound.vertex());
          add(
              receivers,
              port,
              new Receiver(
                  vertex,
                  0,
                  edge -> bound.member().ifPresent(it -> edge.distributeTo(it).allToOne(port))));
        });
    senders.forEach((channel, from) -> connect(from, receivers.getOrDefault(channel, List.of())));
    return dag;
  }

  /** One vertex, because a snapshot is taken of what a vertex has. */
  private void step(IslandSpec island) {
    Vertex vertex = dag.newVertex(island.name(), Vertices.of(job, island, StepProcessor::new));
    StepEdges edges = StepEdges.of(job, island);
    for (IslandSpec.Input input : island.inputs()) {
      int first = edges.firstInto(input.channel());
      add(
          receivers,
          input.channel(),
          new Receiver(vertex, first, edge -> route(edge, island, input)));
    }
    for (String output : island.outputs()) {
      add(senders, output, new Sender(vertex, edges.firstOutOf(output)));
    }
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

  private void connect(List<Sender> from, List<Receiver> to) {
    for (int sender = 0; sender < from.size(); sender++) {
      Sender one = from.get(sender);
      for (int receiver = 0; receiver < to.size(); receiver++) {
        Receiver other = to.get(receiver);
        Edge edge =
            Edge.from(one.vertex(), one.offset() + receiver)
                .to(other.vertex(), other.offset() + sender);
        other.routing().accept(edge);
        dag.edge(edge);
      }
    }
  }
}
