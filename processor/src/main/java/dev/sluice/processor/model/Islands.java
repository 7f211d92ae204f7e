package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Channel.Role;
import dev.sluice.processor.model.Endpoint.Direction;
import dev.sluice.processor.model.Island.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts a pipeline into islands. Stages that run once belong together where a channel between them
 * has no end elsewhere, and where they compete for the elements of a channel; a stage with several
 * workers is an island of its own. A channel is cut where its ends are not all in one island.
 */
final class Islands {
  private final Pipeline pipeline;

  /** Whether each worker of a stage that is saved by key has an object of its own. */
  private final boolean isGuaranteed;

  /** For each stage that runs once, the first stage of its island. */
  private final Map<String, String> roots = new HashMap<>();

  Islands(Pipeline pipeline) {
    this.pipeline = pipeline;
    isGuaranteed = Distribution.isGuaranteed(pipeline);
    pipeline.stages().forEach(stage -> roots.put(stage.name(), stage.name()));
    pipeline.channels().forEach(this::link);
  }

  List<Island> find() {
    Map<String, List<Stage>> groups = new LinkedHashMap<>();
    for (Stage stage : pipeline.stages()) {
      groups.computeIfAbsent(root(stage.name()), root -> new ArrayList<>()).add(stage);
    }
    return groups.values().stream().map(this::island).toList();
  }

  private void link(Channel channel) {
    boolean local = !channel.isPort() && channel.ends().noneMatch(end -> isEverywhere(end.stage()));
    boolean copies = channel.isBroadcast() || channel.isSignal();
    Stream<End> together =
        local ? channel.ends() : copies ? Stream.empty() : channel.receivers().stream();
    List<String> stages =
        together.map(End::stage).filter(it -> !isEverywhere(it)).map(Stage::name).toList();
    stages.forEach(stage -> roots.put(root(stage), root(stages.getFirst())));
  }

  private String root(String stage) {
    String at = stage;
    while (!roots.getOrDefault(at, at).equals(at)) {
      at = roots.getOrDefault(at, at);
    }
    return at;
  }

  private static boolean isEverywhere(Stage stage) {
    return stage.hasWorkers();
  }

  private Island island(List<Stage> stages) {
    Set<String> names = stages.stream().map(Stage::name).collect(Collectors.toSet());
    List<Channel> inner = new ArrayList<>();
    List<Gate> inputs = new ArrayList<>();
    List<Gate> outputs = new ArrayList<>();
    for (Channel channel : pipeline.channels()) {
      boolean sends = anyIn(names, channel.senders());
      boolean receives = anyIn(names, channel.receivers());
      if (isWithin(names, channel) && !isEverywhere(stages.getFirst())) {
        inner.add(channel);
      } else {
        if (receives) {
          inputs.add(new Gate(sends ? free(channel.name() + " back") : channel.name(), channel));
        }
        if (sends) {
          outputs.add(new Gate(channel.name(), channel));
        }
      }
    }
    return new Island(
        isEverywhere(stages.getFirst()), part(stages, inner, inputs, outputs), inputs, outputs);
  }

  private static boolean isWithin(Set<String> names, Channel channel) {
    return !channel.isPort() && channel.ends().allMatch(end -> names.contains(end.stage().name()));
  }

  private static boolean anyIn(Set<String> names, List<End> ends) {
    return ends.stream().anyMatch(end -> names.contains(end.stage().name()));
  }

  /** A name that no channel has. */
  private String free(String name) {
    return pipeline.channel(name).isPresent() ? free(name + " back") : name;
  }

  /** The stages of an island with the channels that it cuts as ports. */
  private Pipeline part(
      List<Stage> stages, List<Channel> inner, List<Gate> inputs, List<Gate> outputs) {
    Set<String> names = stages.stream().map(Stage::name).collect(Collectors.toSet());
    List<Stage> bound = stages.stream().map(stage -> bind(stage, names, inputs, outputs)).toList();
    List<Channel> channels = new ArrayList<>();
    for (Gate gate : inputs) {
      channels.add(port(gate, Role.INPUT, bound));
    }
    for (Gate gate : outputs) {
      channels.add(port(gate, Role.OUTPUT, bound));
    }
    for (Channel channel : inner) {
      channels.add(
          new Channel(
              channel.name(),
              Role.INNER,
              channel.type(),
              channel.declaration(),
              ends(bound, channel.name(), Direction.SEND),
              ends(bound, channel.name(), Direction.RECEIVE)));
    }
    return new Pipeline(
        pipeline.declaration(),
        pipeline.packageName(),
        pipeline.className(),
        bound,
        channels,
        List.of(),
        Set.of());
  }

  /** What is said about a channel holds for its inner ends; a port has the caller's capacity. */
  private static Channel port(Gate gate, Role role, List<Stage> stages) {
    return new Channel(
        gate.port(),
        role,
        gate.channel().type(),
        Optional.empty(),
        role == Role.OUTPUT ? ends(stages, gate.port(), Direction.SEND) : List.of(),
        role == Role.INPUT ? ends(stages, gate.port(), Direction.RECEIVE) : List.of());
  }

  private static List<End> ends(List<Stage> stages, String channel, Direction direction) {
    return stages.stream()
        .flatMap(
            stage ->
                stage
                    .endpoints()
                    .filter(it -> it.direction() == direction && it.channel().equals(channel))
                    .map(it -> new End(stage, it)))
        .toList();
  }

  private Stage bind(Stage stage, Set<String> names, List<Gate> inputs, List<Gate> outputs) {
    Function<Channel, ChannelAnnotations> nothing = channel -> ChannelAnnotations.NONE;
    boolean isSavedByKey =
        isGuaranteed && Saving.of(stage).flatMap(Saving::key).isPresent() && stage.isKeyed();
    return (isSavedByKey ? stage.alone() : stage)
        .with(
            bind(stage.inputs(), inputs, channel -> inside(channel, names)),
            bind(stage.outputs(), outputs, nothing),
            stage.failures().map(it -> bind(List.of(it), outputs, nothing).getFirst()));
  }

  /** Several stages of an island get each element of a broadcast by a broadcast of the island's. */
  private static ChannelAnnotations inside(Channel channel, Set<String> names) {
    long receivers =
        channel.receivers().stream()
            .map(end -> end.stage().name())
            .filter(names::contains)
            .distinct()
            .count();
    return channel
        .mark(ChannelAnnotations::broadcast)
        .filter(place -> receivers > 1)
        .map(ChannelAnnotations::broadcastAt)
        .orElse(ChannelAnnotations.NONE);
  }

  private static List<Endpoint> bind(
      List<Endpoint> endpoints, List<Gate> gates, Function<Channel, ChannelAnnotations> marks) {
    return endpoints.stream()
        .map(
            endpoint ->
                gates.stream()
                    .filter(gate -> gate.channel().name().equals(endpoint.channel()))
                    .findFirst()
                    .map(gate -> endpoint.at(gate.port(), marks.apply(gate.channel())))
                    .orElse(endpoint))
        .toList();
  }
}
