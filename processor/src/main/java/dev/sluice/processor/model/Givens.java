package dev.sluice.processor.model;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.model.Quantity.Given;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * The numbers that are parameters of the generated constructor, in their order: that of the channel
 * methods and stages in the source, where a channel without a method stands where it first appears;
 * then those of what the annotation names.
 */
final class Givens {
  private final List<Channel> channels;
  private final Set<Given> found = new LinkedHashSet<>();

  private Givens(List<Channel> channels) {
    this.channels = channels;
  }

  /** The numbers of a pipeline itself, not of the pipelines in it. */
  static List<Given> of(
      PipelineDeclaration declaration, List<Stage> stages, List<Channel> channels) {
    Givens givens = new Givens(channels);
    List<Stage> left = new ArrayList<>(stages);
    for (Element element : declaration.order()) {
      Optional<Stage> stage =
          stages.stream().filter(it -> it.declaration().element().equals(element)).findFirst();
      if (stage.isPresent()) {
        givens.add(stage.get());
        left.remove(stage.get());
      } else {
        givens.add(element.getSimpleName().toString(), true);
      }
    }
    left.forEach(givens::add);
    return List.copyOf(givens.found);
  }

  private void add(Stage stage) {
    add(stage.workers());
    stage.batch().ifPresent(batch -> add(batch.max()));
    stage.endpoints().forEach(endpoint -> add(endpoint.channel(), false));
  }

  /** A channel that has a method stands where that is, any other one where it first appears. */
  private void add(String name, boolean byMethod) {
    // Without a capacity of its own a channel may have that of a batch, which is its stage's.
    channels.stream()
        .filter(channel -> channel.name().equals(name))
        .filter(channel -> channel.declaration().isPresent() == byMethod)
        .filter(channel -> !channel.capacities().isEmpty())
        .forEach(channel -> add(channel.capacity()));
  }

  private void add(Quantity quantity) {
    if (quantity instanceof Given given) {
      found.add(given);
    }
  }
}
