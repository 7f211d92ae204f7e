package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelDeclaration;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Endpoint.Binding;
import dev.sluice.processor.model.Endpoint.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds what a channel carries. Where the channel does not declare it, the type is one that fits
 * every end; only where there is none do the ends disagree.
 */
public final class ElementTypes {
  private final Types types;
  private final Elements elements;

  /**
   * For the types of one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   */
  public ElementTypes(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /**
   * What a channel carries.
   *
   * @param declaration the channel method, if there is one
   * @param senders the sending ends
   * @param receivers the receiving ends
   * @return the declared type, else the first candidate that fits the most ends: all of them,
   *     unless they disagree
   */
  public TypeMirror infer(
      Optional<ChannelDeclaration> declaration, List<End> senders, List<End> receivers) {
    if (declaration.isPresent()) {
      return element(declaration.get().type(), elements);
    }
    List<TypeMirror> candidates = new ArrayList<>();
    Stream.concat(senders.stream(), receivers.stream())
        .forEach(end -> candidate(end.endpoint()).ifPresent(candidates::add));
    TypeMirror best = object();
    long most = -1;
    for (TypeMirror candidate : candidates) {
      long fitting =
          Stream.concat(senders.stream(), receivers.stream())
              .filter(end -> fits(candidate, end.endpoint()))
              .count();
      if (fitting > most) {
        most = fitting;
        best = candidate;
      }
    }
    return best;
  }

  /**
   * Whether a channel of some type can be bound to an endpoint.
   *
   * @param element what the channel carries
   * @param endpoint the endpoint
   * @return whether the generated call compiles
   */
  public boolean fits(TypeMirror element, Endpoint endpoint) {
    if (element.getKind() == TypeKind.VOID) {
      return false; // a parameter of type void, which only a broken source has
    }
    if (endpoint.binding() == Binding.CHANNEL) {
      String interfaceName =
          endpoint.direction() == Direction.SEND
              ? ChannelKind.SEND.qualifiedName()
              : ChannelKind.RECEIVE.qualifiedName();
      TypeElement channel = elements.getTypeElement(interfaceName);
      return types.isAssignable(types.getDeclaredType(channel, element), endpoint.type());
    }
    return endpoint.direction() == Direction.SEND
        ? types.isAssignable(boxed(endpoint.type()), element)
        : types.isAssignable(
            endpoint.binding() == Binding.BATCH ? listOf(element) : element, endpoint.type());
  }

  /**
   * What an endpoint says about the element type, for a message.
   *
   * @param endpoint the endpoint
   * @return the type argument of a channel or of the list that a batch is, or the type of the
   *     values
   */
  public TypeMirror stated(Endpoint endpoint) {
    if (endpoint.binding() == Binding.VALUE) {
      return endpoint.type();
    }
    TypeMirror argument = ChannelKind.argument(endpoint.type());
    return argument == null ? object() : argument;
  }

  private Optional<TypeMirror> candidate(Endpoint endpoint) {
    if (endpoint.binding() == Binding.VALUE) {
      return Optional.of(boxed(endpoint.type()));
    }
    // The argument of a channel, or of the list that a batch is.
    TypeMirror argument = ChannelKind.argument(endpoint.type());
    if (argument instanceof WildcardType wildcard && wildcard.getSuperBound() != null) {
      return Optional.of(wildcard.getSuperBound());
    }
    return Optional.ofNullable(argument).map(type -> upperBound(type, elements));
  }

  /** {@code List<Order>} */
  private TypeMirror listOf(TypeMirror element) {
    return types.getDeclaredType(elements.getTypeElement("java.util.List"), boxed(element));
  }

  private TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : type;
  }

  private TypeMirror object() {
    return elements.getTypeElement("java.lang.Object").asType();
  }

  /**
   * What a channel type carries.
   *
   * @param channel a channel type
   * @param elements the compiler's elements
   * @return its type argument, or the most that is known of it
   */
  static TypeMirror element(TypeMirror channel, Elements elements) {
    TypeMirror argument = ChannelKind.argument(channel);
    return argument == null
        ? elements.getTypeElement("java.lang.Object").asType()
        : upperBound(argument, elements);
  }

  /**
   * The type itself, or the most that is known of a wildcard.
   *
   * @param type a type argument
   * @param elements the compiler's elements
   * @return a type that is no wildcard
   */
  static TypeMirror upperBound(TypeMirror type, Elements elements) {
    if (type.getKind() != TypeKind.WILDCARD) {
      return type;
    }
    TypeMirror bound = ((WildcardType) type).getExtendsBound();
    return bound instanceof DeclaredType || (bound != null && bound.getKind() == TypeKind.ARRAY)
        ? bound
        : elements.getTypeElement("java.lang.Object").asType();
  }
}
