package dev.sluice.inspector.picture;

import dev.sluice.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a pipeline from its topology. A stage that is a pipeline is a frame around its own stages,
 * and its ports are the channels outside that are bound to them.
 */
final class PipelinePicture {
  /** From so many edges on a channel is a node of its own. */
  private static final int MANY_EDGES = 16;

  /**
   * Something that receives.
   *
   * @param stage the stage that has a branch of its own if the channel is a broadcast
   */
  private record Receiver(String node, String stage, boolean broadcast) {}

  /**
   * A channel, whatever the pipelines that it is bound to call it.
   *
   * @param reported what the runtime calls it
   */
  private record Ends(
      String name,
      List<String> reported,
      boolean port,
      List<String> senders,
      List<Receiver> receivers) {
    boolean isBroadcast() {
      return receivers.size() > 1 && receivers.stream().anyMatch(Receiver::broadcast);
    }

    int pairs() {
      return senders.size() > 1 && receivers.size() > 1 ? senders.size() * receivers.size() : 0;
    }
  }

  /**
   * A channel as a pipeline knows it, which may know it as a port.
   *
   * @param branch the stage outside that has a branch of the broadcast, or empty
   */
  private record Known(Ends ends, boolean broadcast, String branch) {
    void receivedBy(String node, String stage) {
      ends.receivers().add(new Receiver(node, branch.isEmpty() ? stage : branch, broadcast));
    }
  }

  /**
   * Where in the nesting something is.
   *
   * @param name what stands before the names of nodes
   * @param reported what stands before the names that the runtime reports, one for each run
   * @param frame the id of the frame, or null
   */
  private record Place(String name, List<String> reported, @Nullable String frame) {
    static final Place OUTERMOST = new Place("", List.of(""), null);

    Place inside(Topology.Stage stage, String id) {
      List<String> prefixes = new ArrayList<>();
      for (String prefix : reported) {
        for (String goroutine : goroutines(stage)) {
          prefixes.add(prefix + goroutine + ".");
        }
      }
      return new Place(name + stage.name() + ".", prefixes, id);
    }

    /** The names that the wiring gives to the goroutines of a stage. */
    private static List<String> goroutines(Topology.Stage stage) {
      return stage.workers() <= 1
          ? List.of(stage.name())
          : IntStream.rangeClosed(1, stage.workers())
              .mapToObj(i -> stage.name() + "-" + i)
              .toList();
    }
  }

  private final Predicate<String> live;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Ends> channels = new ArrayList<>();
  private final Map<String, String> stageNames = new LinkedHashMap<>();
  private final Map<String, String> channelNames = new LinkedHashMap<>();

  /**
   * A picture to be made.
   *
   * @param live whether a channel, by its name in the picture, is one at run time
   */
  private PipelinePicture(Predicate<String> live) {
    this.live = live;
  }

  /**
   * Draws a pipeline.
   *
   * @param topology how it is wired
   * @param seen whether the runtime has reported a channel of a name
   */
  static Picture of(Topology topology, Predicate<String> seen) {
    // The names are known when it has been drawn once, and what is fused when they are known.
    PipelinePicture names = new PipelinePicture(channel -> true);
    names.draw(topology);
    List<String> live = new ArrayList<>();
    names.channelNames.forEach(
        (reported, channel) -> {
          if (seen.test(reported)) {
            live.add(channel);
          }
        });
    PipelinePicture picture = new PipelinePicture(live::contains);
    picture.draw(topology);
    picture.frameFused();
    return new Picture(
        picture.nodes, picture.frames, picture.edges, picture.stageNames, picture.channelNames);
  }

  private void draw(Topology topology) {
    Map<String, Known> ports = new HashMap<>();
    for (Topology.Port port : topology.ports()) {
      String node = node(port.name(), port.name(), Node.Kind.PORT, 1, null);
      Known known =
          ports.computeIfAbsent(
              port.name(),
              name -> new Known(channel(Place.OUTERMOST, name, true), port.broadcast(), ""));
      if (port.input()) {
        known.ends().senders().add(node);
      } else {
        known.receivedBy(node, port.name());
      }
    }
    draw(topology, Place.OUTERMOST, ports);
    channels.forEach(this::connect);
  }

  private void draw(Topology topology, Place place, Map<String, Known> ports) {
    Map<String, Known> known = new HashMap<>(ports);
    for (Topology.Stage stage : topology.stages()) {
      List<Known> in = known(stage.in(), topology, place, known);
      List<Known> out = known(stage.out(), topology, place, known);
      if (stage.pipeline().isPresent()) {
        String frame = "f" + frames.size();
        String workers = stage.workers() > 1 ? " ×" + stage.workers() : "";
        frames.add(new Frame(frame, stage.name() + workers, false, place.frame()));
        draw(
            stage.pipeline().get(),
            place.inside(stage, frame),
            bound(stage.pipeline().get(), stage.name(), in, out));
      } else {
        String node =
            node(
                place.name() + stage.name(),
                stage.name(),
                Node.Kind.STAGE,
                stage.workers(),
                place.frame());
        place.reported().forEach(prefix -> stageNames.put(prefix + stage.name(), node));
        in.forEach(it -> it.receivedBy(node, stage.name()));
        out.forEach(it -> it.ends().senders().add(node));
      }
    }
  }

  private List<Known> known(
      List<String> names, Topology topology, Place place, Map<String, Known> known) {
    return names.stream()
        .map(name -> known.computeIfAbsent(name, it -> inner(topology, place, it)))
        .toList();
  }

  /** A channel inside; one that nothing describes is drawn all the same. */
  private Known inner(Topology topology, Place place, String name) {
    boolean broadcast =
        topology.channels().stream()
            .anyMatch(channel -> channel.name().equals(name) && channel.broadcast());
    return new Known(channel(place, name, false), broadcast, "");
  }

  /** The ports of a pipeline inside, in their order, and the channels outside. */
  private static Map<String, Known> bound(
      Topology inside, String stage, List<Known> in, List<Known> out) {
    Map<String, Known> ports = new HashMap<>();
    int inputs = 0;
    int outputs = 0;
    for (Topology.Port port : inside.ports()) {
      List<Known> side = port.input() ? in : out;
      int next = port.input() ? inputs++ : outputs++;
      if (next < side.size()) {
        Known outside = side.get(next);
        String branch =
            outside.branch().isEmpty() && outside.broadcast() ? stage : outside.branch();
        ports.put(
            port.name(),
            new Known(outside.ends(), outside.broadcast() || port.broadcast(), branch));
      }
    }
    return ports;
  }

  private Ends channel(Place place, String name, boolean port) {
    List<String> reported = place.reported().stream().map(prefix -> prefix + name).toList();
    Ends ends = new Ends(place.name() + name, reported, port, new ArrayList<>(), new ArrayList<>());
    channels.add(ends);
    reported.forEach(it -> channelNames.put(it, ends.name()));
    return ends;
  }

  private String node(
      String name, String label, Node.Kind kind, int workers, @Nullable String frame) {
    String id = "n" + nodes.size();
    nodes.add(new Node(id, name, label, kind, workers, frame));
    return id;
  }

  private void connect(Ends ends) {
    if (ends.isBroadcast() || ends.pairs() >= MANY_EDGES) {
      String hub = node(ends.name(), ends.name(), Node.Kind.CHANNEL, 1, null);
      ends.senders().forEach(sender -> connect(ends, ends.name(), sender, hub, false));
      for (Receiver receiver : ends.receivers()) {
        String channel = receiver.broadcast() ? branch(ends, receiver) : ends.name();
        connect(ends, channel, hub, receiver.node(), receiver.broadcast());
      }
      return;
    }
    for (String sender : ends.senders()) {
      for (Receiver receiver : ends.receivers()) {
        connect(ends, ends.name(), sender, receiver.node(), false);
      }
    }
  }

  private void connect(Ends ends, String channel, String from, String to, boolean broadcast) {
    boolean fused = !ends.port() && !live.test(channel);
    edges.add(new Edge(channel, from, to, broadcast, fused));
  }

  /** The name of the channel that one receiver of a broadcast has. */
  private String branch(Ends ends, Receiver receiver) {
    String suffix = " to " + receiver.stage();
    String branch = ends.name() + suffix;
    ends.reported().forEach(name -> channelNames.put(name + suffix, branch));
    return branch;
  }

  /** Stages that are joined by calls share a goroutine, and are drawn in one frame. */
  private void frameFused() {
    Components goroutines = new Components();
    edges.stream().filter(Edge::fused).forEach(edge -> goroutines.join(edge.from(), edge.to()));
    Map<String, String> made = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      String goroutine = goroutines.of(node.id());
      if (goroutine != null) {
        String frame =
            made.computeIfAbsent(
                goroutine + " " + node.frame(),
                none -> {
                  String id = "f" + frames.size();
                  frames.add(new Frame(id, "one goroutine", true, node.frame()));
                  return id;
                });
        nodes.set(i, node.inFrame(frame));
      }
    }
  }
}
