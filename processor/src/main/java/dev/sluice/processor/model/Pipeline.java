package dev.sluice.processor.model;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.model.Quantity.Given;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline: the graph of its stages and channels.
 *
 * @param declaration how it was written
 * @param packageName the package of the class to generate
 * @param className the simple name of the class to generate
 * @param stages the stages with sound signatures
 * @param channels the channels: ports in the order of their declaration, then the others in the
 *     order in which they are first named
 * @param givens the numbers that are parameters of the constructor, without those of pipelines that
 *     are stages
 * @param doubtful names of channels on which a stage with an unsound signature may depend: what is
 *     missing on them may not be missing
 */
public record Pipeline(
    PipelineDeclaration declaration,
    String packageName,
    String className,
    List<Stage> stages,
    List<Channel> channels,
    List<Given> givens,
    Set<String> doubtful) {

  /** Keeps copies of the collections. */
  public Pipeline {
    stages = List.copyOf(stages);
    channels = List.copyOf(channels);
    givens = List.copyOf(givens);
    doubtful = Set.copyOf(doubtful);
  }

  /**
   * The pipeline's name in reports.
   *
   * @return the simple name of the annotated type
   */
  public String name() {
    return declaration.name();
  }

  /**
   * The channels about which everything is known.
   *
   * @return the channels whose ends are all at stages with sound signatures
   */
  public Stream<Channel> certainChannels() {
    return channels.stream().filter(channel -> !doubtful.contains(channel.name()));
  }

  /**
   * The ports.
   *
   * @return the channels that the caller supplies, in the order of their declaration
   */
  public List<Channel> ports() {
    return channels.stream().filter(Channel::isPort).toList();
  }

  /**
   * The pipeline's own channels.
   *
   * @return the channels that the pipeline makes
   */
  public List<Channel> innerChannels() {
    return channels.stream().filter(channel -> !channel.isPort()).toList();
  }

  /**
   * The stages that contribute to the pipeline's result.
   *
   * @return the stages in order
   */
  public List<Stage> results() {
    return stages.stream().filter(Stage::hasResult).toList();
  }

  /** A type is one pipeline: nothing else is compared, for pipelines include others. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pipeline pipeline && pipeline.declaration.equals(declaration);
  }

  @Override
  public int hashCode() {
    return declaration.hashCode();
  }

  /**
   * Finds a channel.
   *
   * @param name its name
   * @return the channel, if there is one
   */
  public Optional<Channel> channel(String name) {
    return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
  }
}
