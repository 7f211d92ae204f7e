package dev.sluice.processor.bodies.analysis;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** A channel that is the same one wherever it is met. */
public sealed interface TrackedChannel {
  /** What a message calls it. */
  String name();

  /**
   * The channel that a variable holds, which never changes.
   *
   * @param variable the variable that held it first
   */
  record OfVariable(VariableElement variable) implements TrackedChannel {
    @Override
    public String name() {
      return variable.getSimpleName().toString();
    }
  }

  /**
   * A channel of a pipeline, by name: parameters of several stages hold it.
   *
   * @param pipeline the type that declares the stage
   * @param name the channel's name
   */
  record Wired(Element pipeline, String name) implements TrackedChannel {}
}
