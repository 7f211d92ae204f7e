package dev.sluice.processor.declaration;

import dev.sluice.processor.declaration.Members.Member;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A channel method: an abstract method without parameters that returns a channel.
 *
 * @param method the method, whose name is the channel's
 * @param kind what it returns: an inner channel, an output port (send) or an input port (receive)
 * @param type the return type, as the type that has the method sees it
 * @param marks its annotations
 * @param place where to point to
 */
public record ChannelDeclaration(
    ExecutableElement method,
    ChannelKind kind,
    TypeMirror type,
    ChannelAnnotations marks,
    Place place) {
  /** Reads an abstract method; empty if it declares no channel. */
  static Optional<ChannelDeclaration> read(Member member, Place place) {
    TypeMirror type = member.signature().getReturnType();
    return member.method().getParameters().isEmpty()
        ? ChannelKind.of(type)
            .map(
                kind ->
                    new ChannelDeclaration(
                        member.method(), kind, type, marks(member, place), place))
        : Optional.empty();
  }

  /** The annotations, at the method where it is compiled now. */
  private static ChannelAnnotations marks(Member member, Place place) {
    ChannelAnnotations marks = member.channelAnnotations();
    return place.element().equals(member.method()) ? marks : marks.at(place);
  }

  /**
   * The channel's name.
   *
   * @return the method's name
   */
  public String name() {
    return method.getSimpleName().toString();
  }
}
