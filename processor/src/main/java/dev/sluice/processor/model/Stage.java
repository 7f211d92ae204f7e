package dev.sluice.processor.model;

import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.model.Quantity.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A stage with a sound signature.
 *
 * @param name its name in reports
 * @param shape what its signature makes of it
 * @param declaration how it was written
 * @param inputs the channels it receives from, in the order of its parameters
 * @param outputs the channels it sends to, in the order of its parameters
 * @param failures where elements go for which it has failed; empty where a failure ends the
 *     pipeline
 * @param pipeline the pipeline that the stage is; empty for a method
 * @param throwsThrowable whether its method declares something that is neither an exception nor an
 *     error, which is more than a goroutine may throw
 */
public record Stage(
    String name,
    Shape shape,
    StageDeclaration declaration,
    List<Endpoint> inputs,
    List<Endpoint> outputs,
    Optional<Endpoint> failures,
    Optional<Pipeline> pipeline,
    boolean throwsThrowable) {

  /** Keeps copies of the lists. */
  public Stage {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * The same stage with its ends on other channels.
   *
   * @param inputs the channels it receives from, in the order of its parameters
   * @param outputs the channels it sends to, in the order of its parameters
   * @param failures where elements go for which it has failed
   * @return the stage
   */
  public Stage with(List<Endpoint> inputs, List<Endpoint> outputs, Optional<Endpoint> failures) {
    return new Stage(
        name, shape, declaration, inputs, outputs, failures, pipeline, throwsThrowable);
  }

  /**
   * The same stage with one worker.
   *
   * @return the stage
   */
  Stage alone() {
    return new Stage(
        name, shape, declaration.alone(), inputs, outputs, failures, pipeline, throwsThrowable);
  }

  /** By name, which tells them apart: a hash of everything below would be a walk of the graph. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /**
   * The number of goroutines that run the stage.
   *
   * @return the number
   */
  public Quantity workers() {
    return declaration
        .workers()
        .map(written -> Quantity.of(written.value(), name, Role.WORKERS))
        .orElse(new Quantity.Fixed(1));
  }

  /**
   * Whether several goroutines may run the stage.
   *
   * @return false if it is certainly one
   */
  public boolean hasWorkers() {
    return !workers().is(1);
  }

  /**
   * The batches that the stage gets.
   *
   * @return how they are filled; empty if the stage gets one element at a time
   */
  public Optional<BatchModel> batch() {
    return declaration
        .options()
        .batch()
        .map(
            it ->
                new BatchModel(Quantity.of(it.max().value(), name, Role.MAX), it.millis().value()));
  }

  /**
   * Whether elements with an equal property go to the same worker.
   *
   * @return true if the declaration names a property
   */
  public boolean isKeyed() {
    return declaration.options().by().isPresent();
  }

  /**
   * The property by which workers share elements.
   *
   * @param element what the stage's channel carries
   * @return the property, which a valid stage has; empty if the stage names none
   */
  public Optional<Property> key(TypeMirror element) {
    return declaration.options().by().flatMap(by -> Property.find(element, by.value()));
  }

  /**
   * Whether the stage runs on platform threads.
   *
   * @return true if the declaration says so
   */
  public boolean isPlatform() {
    return declaration.options().platform().isPresent();
  }

  /**
   * Whether the code that takes the stage's values, or sends them, is generated.
   *
   * @return true if the stage's method is called by a loop
   */
  public boolean isLoop() {
    return shape != Shape.GOROUTINE && pipeline.isEmpty();
  }

  /**
   * Whether the results of several workers leave in the order of their inputs.
   *
   * @return true if the declaration says so
   */
  public boolean isOrdered() {
    return declaration.ordered().isPresent();
  }

  /**
   * Whether the stage contributes to the pipeline's result.
   *
   * @return true if what it returns goes to the caller
   */
  public boolean hasResult() {
    return shape == Shape.GOROUTINE && declaration.result().getKind() != TypeKind.VOID;
  }

  /**
   * The type of what the stage contributes to the pipeline's result.
   *
   * @return the type; empty if it contributes nothing, or what is yet to be generated
   */
  public Optional<TypeMirror> result() {
    return hasResult() && declaration.result().getKind() != TypeKind.NONE
        ? Optional.of(declaration.result())
        : Optional.empty();
  }

  /**
   * The outputs, of several that lead to one channel the first.
   *
   * @return an output for each channel that the stage sends to
   */
  public List<Endpoint> distinctOutputs() {
    Set<String> seen = new HashSet<>();
    return outputs.stream().filter(output -> seen.add(output.channel())).toList();
  }

  /**
   * The channels to which the stage or its wiring sends, each once.
   *
   * @return the distinct outputs, then the channel for failures if it is not one of them
   */
  public List<Endpoint> distinctSends() {
    Set<String> seen = new HashSet<>();
    return sends().filter(output -> seen.add(output.channel())).toList();
  }

  /**
   * Every channel to which the stage or its wiring sends.
   *
   * @return the outputs, then the channel for failures
   */
  public Stream<Endpoint> sends() {
    return Stream.concat(outputs.stream(), failures.stream());
  }

  /**
   * Every end of a channel that the stage holds.
   *
   * @return inputs, then outputs, then the channel for failures
   */
  public Stream<Endpoint> endpoints() {
    return Stream.concat(inputs.stream(), sends());
  }
}
