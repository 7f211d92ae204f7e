package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stages of a pipeline have something to do with each other. */
final class DisconnectedRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    List<List<Stage>> parts = parts(pipeline);
    return parts.size() < 2
        ? Stream.empty()
        : Stream.of(
            Finding.of(
                WiringMessage.DISCONNECTED,
                pipeline.declaration().place(),
                pipeline.name(),
                Wording.lines(parts.stream().map(DisconnectedRule::describe).toList())));
  }

  private static List<List<Stage>> parts(Pipeline pipeline) {
    Map<Stage, Stage> parents = new LinkedHashMap<>();
    pipeline.stages().forEach(stage -> parents.put(stage, stage));
    for (Channel channel : pipeline.channels()) {
      List<Stage> connected = channel.ends().map(Channel.End::stage).toList();
      connected.forEach(
          stage -> parents.put(root(parents, stage), root(parents, connected.getFirst())));
    }
    Map<Stage, List<Stage>> parts = new LinkedHashMap<>();
    pipeline
        .stages()
        .forEach(
            stage ->
                parts.computeIfAbsent(root(parents, stage), it -> new ArrayList<>()).add(stage));
    return List.copyOf(parts.values());
  }

  private static Stage root(Map<Stage, Stage> parents, Stage stage) {
    Stage root = stage;
    for (Stage parent = parents.get(root);
        parent != null && !parent.equals(root);
        parent = parents.get(root)) {
      root = parent;
    }
    return root;
  }

  private static String describe(List<Stage> part) {
    return Wording.names(part.stream().map(Stage::name).toList());
  }
}
