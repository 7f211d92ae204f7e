package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.declaration.StageDeclaration;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Tells the shape of a stage, and what flows out of it, from its signature alone. */
public final class Signatures {
  private static final Map<String, TypeKind> PRIMITIVE_STREAMS =
      Map.of(
          "java.util.stream.IntStream", TypeKind.INT,
          "java.util.stream.LongStream", TypeKind.LONG,
          "java.util.stream.DoubleStream", TypeKind.DOUBLE);
  private static final Map<String, TypeKind> PRIMITIVE_OPTIONALS =
      Map.of(
          "java.util.OptionalInt", TypeKind.INT,
          "java.util.OptionalLong", TypeKind.LONG,
          "java.util.OptionalDouble", TypeKind.DOUBLE);

  private final Types types;
  private final Elements elements;

  /**
   * For the types of one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   */
  public Signatures(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /**
   * Tells the shape.
   *
   * @param stage a stage
   * @return its shape; empty if its signature is no stage's
   */
  public Optional<Shape> shape(StageDeclaration stage) {
    if (stage.isPipeline()) {
      return Optional.of(Shape.GOROUTINE);
    }
    int receives = stage.parameters(ChannelKind.RECEIVE).size();
    int sends = stage.parameters(ChannelKind.SEND).size();
    boolean isVoid = stage.result().getKind() == TypeKind.VOID;
    return switch (stage.values().size()) {
      case 0 -> {
        if (stage.parameters().isEmpty() && isSource(stage.result())) {
          yield Optional.of(Shape.SOURCE);
        }
        yield isVoid || (sends == 0 && !isNoSource(stage))
            ? Optional.of(Shape.GOROUTINE)
            : Optional.empty();
      }
      case 1 -> {
        if (receives > 0 || (sends > 0 && !isVoid)) {
          yield Optional.empty();
        }
        if (sends > 0) {
          yield Optional.of(Shape.EMITTER);
        }
        yield Optional.of(isVoid ? Shape.CONSUMER : functionShape(stage.result()));
      }
      default -> Optional.empty();
    };
  }

  /**
   * Whether a stage is meant as a source, for it takes nothing and names a channel for what it
   * returns, but returns no sequence of values.
   *
   * @param stage a stage
   * @return true if its signature is no stage's for that reason
   */
  public boolean isNoSource(StageDeclaration stage) {
    return !stage.isPipeline()
        && stage.parameters().isEmpty()
        && stage.in().isEmpty()
        && !stage.out().isEmpty()
        && stage.result().getKind() != TypeKind.VOID
        && !isSource(stage.result());
  }

  /**
   * What flows out of a stage whose result goes to a channel.
   *
   * @param stage a function, filter, expander or source
   * @return the type of one value, perhaps primitive
   */
  public TypeMirror produced(StageDeclaration stage) {
    return produced(stage, shape(stage).orElseThrow());
  }

  /** What flows out of a stage that is used in one of the shapes that its signature allows. */
  TypeMirror produced(StageDeclaration stage, Shape shape) {
    TypeMirror result = stage.result();
    return switch (shape) {
      case FILTER, EXPANDER, SOURCE -> content(result);
      default -> result;
    };
  }

  /**
   * Whether the method declares something that is neither an exception nor an error.
   *
   * @param stage a stage
   * @return true for {@code throws Throwable}, and for classes of the user's that extend it
   */
  public boolean throwsThrowable(StageDeclaration stage) {
    return stage.thrown().stream()
        .anyMatch(
            thrown ->
                supertype(thrown, "java.lang.Exception").isEmpty()
                    && supertype(thrown, "java.lang.Error").isEmpty());
  }

  /**
   * What there is in something that can be iterated.
   *
   * @param type a type
   * @return the type of one of its elements; empty if it is no {@code Iterable}
   */
  public Optional<TypeMirror> iterated(TypeMirror type) {
    return supertype(type, "java.lang.Iterable").map(this::content);
  }

  /**
   * What goes to the channel for failures.
   *
   * @param value the type of what a stage takes
   * @return {@code Failed<T>}
   */
  public TypeMirror failed(TypeMirror value) {
    TypeMirror element =
        switch (value.getKind()) {
          case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
              types.boxedClass((PrimitiveType) value).asType();
          // No parameter can be void, which the compiler reports later than this.
          case VOID -> elements.getTypeElement("java.lang.Void").asType();
          default -> value;
        };
    return types.getDeclaredType(elements.getTypeElement(KnownTypes.FAILED), element);
  }

  /**
   * What a list in the signature of a stage contains.
   *
   * @param type the type of a parameter
   * @return the type of an element; empty if it is not exactly a list
   */
  public Optional<TypeMirror> listed(TypeMirror type) {
    return is(type, "java.util.List") ? Optional.of(content(type)) : Optional.empty();
  }

  /**
   * Whether a type is a list of another.
   *
   * @param type a type
   * @param element what it would contain
   * @return true for exactly such a list
   */
  public boolean isListOf(TypeMirror type, TypeMirror element) {
    return listed(type).filter(it -> types.isSameType(it, element)).isPresent();
  }

  private Shape functionShape(TypeMirror result) {
    if (is(result, "java.util.Optional") || primitive(PRIMITIVE_OPTIONALS, result).isPresent()) {
      return Shape.FILTER;
    }
    // Exactly these: a function may well return a list as one value.
    if (is(result, "java.util.stream.Stream")
        || is(result, "java.lang.Iterable")
        || primitive(PRIMITIVE_STREAMS, result).isPresent()) {
      return Shape.EXPANDER;
    }
    return Shape.FUNCTION;
  }

  private boolean isSource(TypeMirror result) {
    return is(result, "java.util.stream.Stream")
        || primitive(PRIMITIVE_STREAMS, result).isPresent()
        || supertype(result, "java.lang.Iterable").isPresent()
        || supertype(result, "java.util.Iterator").isPresent();
  }

  private TypeMirror content(TypeMirror container) {
    Optional<TypeKind> primitive =
        primitive(PRIMITIVE_STREAMS, container).or(() -> primitive(PRIMITIVE_OPTIONALS, container));
    if (primitive.isPresent()) {
      return types.getPrimitiveType(primitive.get());
    }
    DeclaredType declared =
        supertype(container, "java.lang.Iterable")
            .or(() -> supertype(container, "java.util.Iterator"))
            .orElse((DeclaredType) container);
    TypeMirror argument = ChannelKind.argument(declared);
    return argument == null
        ? elements.getTypeElement("java.lang.Object").asType()
        : ElementTypes.upperBound(argument, elements);
  }

  /**
   * The type as which a subtype of a generic type sees that type.
   *
   * @param type a type
   * @param name the qualified name of one that it may be a subtype of
   * @return that type with its arguments; empty if it is none of its supertypes
   */
  public Optional<DeclaredType> supertype(TypeMirror type, String name) {
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    if (is(type, name)) {
      return Optional.of((DeclaredType) type);
    }
    return types.directSupertypes(type).stream()
        .flatMap(parent -> supertype(parent, name).stream())
        .findFirst();
  }

  private static Optional<TypeKind> primitive(Map<String, TypeKind> kinds, TypeMirror type) {
    return kinds.entrySet().stream()
        .filter(entry -> is(type, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean is(TypeMirror type, String name) {
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    Name actual = ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName();
    return actual.contentEquals(name);
  }
}
