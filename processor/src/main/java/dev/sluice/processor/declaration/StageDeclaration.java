package dev.sluice.processor.declaration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A stage: its method and what {@code @Stage} says.
 *
 * @param owner the type on which the method is called
 * @param method the method
 * @param name the stage's name
 * @param in the names for the receiving parameters; empty if left out
 * @param out the names for the sending parameters; empty if left out
 * @param workers the number of goroutines; empty if left out
 * @param ordered where {@code ordered = true} stands
 * @param async where {@code async = true} stands
 * @param parameters the method's parameters
 * @param result the method's return type
 * @param marks further annotations of the method
 * @param place where to point to
 * @param inPlace where {@code in} stands, or the annotation
 * @param outPlace where {@code out} stands, or the annotation
 */
public record StageDeclaration(
    TypeElement owner,
    ExecutableElement method,
    Written<String> name,
    List<Written<String>> in,
    List<Written<String>> out,
    Optional<Written<Integer>> workers,
    Optional<Written<Boolean>> ordered,
    Optional<Written<Boolean>> async,
    List<ParameterDeclaration> parameters,
    TypeMirror result,
    Marks marks,
    Place place,
    Place inPlace,
    Place outPlace) {

  /** Keeps copies of the lists. */
  public StageDeclaration {
    in = List.copyOf(in);
    out = List.copyOf(out);
    parameters = List.copyOf(parameters);
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
   * @return the names in {@code in} and {@code out} and those of the parameters
   */
  public Stream<String> mentionedNames() {
    return Stream.concat(
        Stream.concat(in.stream(), out.stream()).map(Written::value),
        parameters.stream().map(ParameterDeclaration::name));
  }

  /**
   * Whether the method is called on an instance.
   *
   * @return true for an instance method
   */
  public boolean isInstance() {
    return !method.getModifiers().contains(Modifier.STATIC);
  }
}
