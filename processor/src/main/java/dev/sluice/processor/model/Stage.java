package dev.sluice.processor.model;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.StageDeclaration;
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
    Optional<Pipeline> pipeline,
    boolean throwsThrowable) {

  /** Keeps copies of the lists. */
  public Stage {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** By name, which tells them apart: a hash of everything below would be a walk of the graph. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /**
   * The number of goroutines that run the stage.
   *
   * @return the number, at least 1 where the declaration is valid
   */
  public int workers() {
    return declaration.workers().map(Located::value).orElse(1);
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
   * Every end of a channel that the stage holds.
   *
   * @return inputs, then outputs
   */
  public Stream<Endpoint> endpoints() {
    return Stream.concat(inputs.stream(), outputs.stream());
  }
}
