package dev.sluice.jet;

import dev.sluice.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description of an island, cut out of the pipeline's. */
final class TopologyPart {
  private TopologyPart() {}

  /**
   * The stages of an island; its inputs and outputs are ports.
   *
   * @param whole the pipeline
   * @param island the island
   * @return a topology named after both
   */
  static Topology of(Topology whole, IslandSpec island) {
    List<Topology.Stage> stages =
        whole.stages().stream().filter(it -> island.stages().contains(it.name())).toList();
    List<String> inputs = island.inputs().stream().map(IslandSpec.Input::channel).toList();
    List<Topology.Port> ports = new ArrayList<>();
    inputs.forEach(it -> ports.add(port(whole, it, true)));
    island.outputs().forEach(it -> ports.add(port(whole, it, false)));
    Set<String> used =
        stages.stream()
            .flatMap(stage -> Stream.concat(stage.in().stream(), stage.out().stream()))
            .collect(Collectors.toSet());
    List<Topology.Channel> channels =
        whole.channels().stream()
            .filter(it -> used.contains(it.name()))
            .filter(it -> !inputs.contains(it.name()) && !island.outputs().contains(it.name()))
            .toList();
    return new Topology(whole.name() + ": " + island.name(), stages, channels, ports);
  }

  private static Topology.Port port(Topology whole, String name, boolean input) {
    String type =
        Stream.concat(
                whole.channels().stream()
                    .filter(it -> it.name().equals(name))
                    .map(Topology.Channel::elementType),
                whole.ports().stream()
                    .filter(it -> it.name().equals(name))
                    .map(Topology.Port::elementType))
            .findFirst()
            .orElse("Object");
    return new Topology.Port(name, type, input);
  }
}
