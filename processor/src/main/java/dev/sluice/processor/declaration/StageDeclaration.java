package dev.sluice.processor.declaration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A stage: its method, or the pipeline that it is, and what {@code @Stage} says.
 *
 * @param home the type of the pipeline to which the stage belongs
 * @param origin how it comes to be a stage
 * @param marked whether {@code @Stage} stands on the element itself, or on a method that it takes
 *     the place of
 * @param owner the type on which the method is called, or the pipeline's type
 * @param element the method, or the pipeline's type
 * @param pipeline the pipeline that the stage is; empty for a method
 * @param name the stage's name
 * @param in the names for the receiving parameters; empty if left out
 * @param out the names for the sending parameters; empty if left out
 * @param options how it is to run
 * @param parameters the method's parameters; of a pipeline its ports
 * @param result the method's return type; of a pipeline that of {@code run}, where {@code NONE}
 *     stands for a type that is yet to be generated
 * @param thrown what the method declares to throw; nothing for a pipeline
 * @param marks further annotations of the method
 * @param place where to point to
 * @param inPlace where {@code in} stands, or the annotation
 * @param outPlace where {@code out} stands, or the annotation
 */
public record StageDeclaration(
    TypeElement home,
    Origin origin,
    boolean marked,
    TypeElement owner,
    Element element,
    Optional<PipelineDeclaration> pipeline,
    Located<String> name,
    List<Located<String>> in,
    List<Located<String>> out,
    StageOptions options,
    List<ParameterDeclaration> parameters,
    TypeMirror result,
    List<TypeMirror> thrown,
    ChannelAnnotations marks,
    Place place,
    Place inPlace,
    Place outPlace) {

  /** How something comes to be a stage. */
  public enum Origin {
    /** As a method of the pipeline, its own or inherited. */
    METHOD,
    /** As the method of a class that the pipeline names. */
    CLASS,
    /** As a pipeline that the pipeline names. */
    PIPELINE
  }

  /** Keeps copies of the lists. */
  public StageDeclaration {
    in = List.copyOf(in);
    out = List.copyOf(out);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  /**
   * The same stage with one worker.
   *
   * @return the stage without {@code workers} and {@code by}
   */
  public StageDeclaration alone() {
    return new StageDeclaration(
        home,
        origin,
        marked,
        owner,
        element,
        pipeline,
        name,
        in,
        out,
        options.alone(),
        parameters,
        result,
        thrown,
        marks,
        place,
        inPlace,
        outPlace);
  }

  /**
   * The number of goroutines.
   *
   * @return the number as it is written; empty if left out
   */
  public Optional<Located<Integer>> workers() {
    return options.workers();
  }

  /**
   * Whether the results of several workers are to leave in order.
   *
   * @return where {@code ordered = true} stands
   */
  public Optional<Located<Boolean>> ordered() {
    return options.ordered();
  }

  /**
   * Whether the stage is to have a goroutine of its own.
   *
   * @return where {@code async = true} stands
   */
  public Optional<Located<Boolean>> async() {
    return options.async();
  }

  /**
   * The channel parameters of one direction, in order.
   *
   * @param kind the direction
   * @return the parameters
   */
  public List<ParameterDeclaration> parameters(ChannelKind kind) {
    return parameters.stream()
        .filter(parameter -> parameter.kind().filter(kind::equals).isPresent())
        .toList();
  }

  /**
   * The parameters that are no channels.
   *
   * @return the value parameters, in order
   */
  public List<ParameterDeclaration> values() {
    return parameters.stream().filter(parameter -> parameter.kind().isEmpty()).toList();
  }

  /**
   * Every name that could be meant as a channel's.
   *
   * @return the names in {@code in}, {@code out} and {@code failed}, and those of the parameters
   */
  public Stream<String> mentionedNames() {
    return Stream.concat(
        Stream.of(in, out, options.failed().stream().toList())
            .flatMap(List::stream)
            .map(Located::value),
        parameters.stream().map(ParameterDeclaration::name).filter(it -> !it.isEmpty()));
  }

  /**
   * Whether the method is called on an instance.
   *
   * @return true for an instance method, and for a pipeline, whose {@code run} is one
   */
  public boolean isInstance() {
    return isPipeline() || !element.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * Whether the stage is a pipeline.
   *
   * @return false for a method
   */
  public boolean isPipeline() {
    return pipeline.isPresent();
  }
}
