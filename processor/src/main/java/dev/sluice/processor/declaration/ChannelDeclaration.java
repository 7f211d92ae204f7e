package dev.sluice.processor.declaration;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A channel method: an abstract method without parameters that returns a channel.
 *
 * @param method the method, whose name is the channel's
 * @param kind what it returns: an inner channel, an output port (send) or an input port (receive)
 * @param type the return type
 * @param marks its annotations
 */
public record ChannelDeclaration(
    ExecutableElement method, ChannelKind kind, TypeMirror type, ChannelAnnotations marks) {
  /**
   * The channel's name.
   *
   * @return the method's name
   */
  public String name() {
    return method.getSimpleName().toString();
  }
}
