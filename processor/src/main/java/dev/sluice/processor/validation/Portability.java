package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.TypeText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Tells which types the cluster can carry from one member to another without a serializer of the
 * user's. A record without {@code Serializable} is written component by component ("compact"), a
 * {@code Serializable} one by Java; a class of its own that is neither is written field by field.
 */
final class Portability {
  /** What no component of a compact record may be; as elements of their own some of them travel. */
  private static final Set<String> NOT_COMPACT =
      Set.of(
          "java.lang.Object",
          "java.lang.Number",
          "java.math.BigInteger",
          "java.net.URI",
          "java.net.URL",
          "java.nio.file.Path",
          "java.io.File",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.Period",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZonedDateTime",
          "java.time.ZoneId",
          "java.util.Date",
          "java.util.Locale",
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble",
          "java.util.UUID",
          "java.util.regex.Pattern");

  /** What travels wherever it is. */
  private static final Set<String> SCALARS =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.String",
          "java.lang.Void",
          "java.math.BigDecimal",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime");

  /** Elements of their own for which Hazelcast has a serializer. */
  private static final Set<String> ELEMENTS =
      Set.of("java.util.Optional", "java.util.UUID", "java.math.BigInteger", "java.util.Date");

  private static final Set<String> CONTAINERS =
      Set.of(
          "java.lang.Iterable",
          "java.util.Collection",
          "java.util.List",
          "java.util.Set",
          "java.util.Map",
          "java.util.Map.Entry",
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "dev.sluice.Failed");

  /** How a value is written, which decides what it may be made of. */
  private enum Format {
    /** An element by itself. */
    ELEMENT,
    /** A component of a record or a field of a class that is written part by part. */
    COMPACT,
    /** A part of what Java serializes. */
    JAVA
  }

  /**
   * Why a type does not travel.
   *
   * @param path the component, such as {@code Order.placedAt}; the type itself where it is that
   * @param type its type
   * @param remedy what to do
   */
  record Obstacle(String path, String type, String remedy) {}

  private final Types types;
  private final Set<String> serialized;

  Portability(Types types, List<TypeMirror> serialized) {
    this.types = types;
    this.serialized = new HashSet<>();
    serialized.forEach(it -> this.serialized.add(types.erasure(it).toString()));
  }

  /** What keeps elements of a type from travelling. */
  Optional<Obstacle> obstacle(TypeMirror type) {
    return find(type, TypeText.of(type), Format.ELEMENT, new HashSet<>());
  }

  private Optional<Obstacle> find(TypeMirror type, String path, Format format, Set<String> seen) {
    return switch (type) {
      case ArrayType array -> array(array, path, format, seen);
      case WildcardType wildcard ->
          wildcard.getExtendsBound() == null
              ? Optional.empty()
              : find(wildcard.getExtendsBound(), path, format, seen);
      case TypeVariable variable -> obstacle(path, variable, "Give it a type that is a record.");
      case DeclaredType declared when declared.asElement() instanceof TypeElement element ->
          declared(declared, element, path, format, seen);
      default -> Optional.empty();
    };
  }

  private Optional<Obstacle> array(ArrayType array, String path, Format format, Set<String> seen) {
    return format == Format.COMPACT && array.getComponentType().getKind() == TypeKind.ARRAY
        ? obstacle(path, array, "Use a List of arrays.")
        : find(array.getComponentType(), path, format, seen);
  }

  private Optional<Obstacle> declared(
      DeclaredType type, TypeElement element, String path, Format format, Set<String> seen) {
    String name = element.getQualifiedName().toString();
    if (serialized.contains(name) || SCALARS.contains(name) || isEnum(element)) {
      return Optional.empty();
    }
    if (isA(element, "dev.sluice.ReceiveChannel") || isA(element, "dev.sluice.SendChannel")) {
      return obstacle(path, type, "Send the elements of the channel instead.");
    }
    if (isA(element, "java.lang.AutoCloseable")) {
      return obstacle(
          path,
          type,
          "It is closed by the program that opened it. Send what is needed to open it.");
    }
    if (CONTAINERS.contains(name)) {
      return parts(type.getTypeArguments(), path, format, seen);
    }
    if (format == Format.ELEMENT && ELEMENTS.contains(name)) {
      return parts(type.getTypeArguments(), path, format, seen);
    }
    boolean isSerializable = isA(element, "java.io.Serializable");
    if (format == Format.COMPACT && NOT_COMPACT.contains(name)) {
      return obstacle(path, type, remedy(name));
    }
    if (format == Format.JAVA && !isSerializable && isClosed(element)) {
      return obstacle(path, type, "Let it implement Serializable.");
    }
    if (isSerializable && format != Format.COMPACT) {
      return element.getKind() == ElementKind.RECORD && seen.add(name)
          ? components(type, element, path, Format.JAVA, seen)
          : Optional.empty();
    }
    if (name.startsWith("java.")) {
      // Not Serializable, and Hazelcast has no serializer for it.
      return isClosed(element) || name.equals("java.nio.file.Path")
          ? obstacle(path, type, remedy(name))
          : Optional.empty();
    }
    return ofUser(type, element, path, seen);
  }

  private Optional<Obstacle> ofUser(
      DeclaredType type, TypeElement element, String path, Set<String> seen) {
    if (!seen.add(element.getQualifiedName().toString())) {
      return Optional.empty(); // A type that contains itself: it is looked at further up.
    }
    if (element.getKind() == ElementKind.RECORD) {
      return components(type, element, path, Format.COMPACT, seen);
    }
    for (TypeMirror permitted : element.getPermittedSubclasses()) {
      Optional<Obstacle> found = find(permitted, TypeText.of(permitted), Format.ELEMENT, seen);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Obstacle> components(
      DeclaredType type, TypeElement element, String path, Format format, Set<String> seen) {
    String owner = path.equals(TypeText.of(type)) ? element.getSimpleName().toString() : path;
    for (RecordComponentElement component :
        ElementFilter.recordComponentsIn(element.getEnclosedElements())) {
      TypeMirror part = types.asMemberOf(type, component.getAccessor());
      TypeMirror partType =
          part instanceof javax.lang.model.type.ExecutableType accessor
              ? accessor.getReturnType()
              : component.asType();
      Optional<Obstacle> found =
          find(partType, owner + "." + component.getSimpleName(), format, seen);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Obstacle> parts(
      List<? extends TypeMirror> arguments, String path, Format format, Set<String> seen) {
    return arguments.stream()
        .flatMap(argument -> find(argument, path, format, seen).stream())
        .findFirst();
  }

  private static Optional<Obstacle> obstacle(String path, TypeMirror type, String remedy) {
    return Optional.of(new Obstacle(path, TypeText.of(type), remedy));
  }

  private static String remedy(String type) {
    return switch (type) {
      case "java.time.Instant", "java.time.Duration" ->
          "Use a long of nanoseconds or milliseconds, or let the record implement Serializable.";
      case "java.time.ZonedDateTime" -> "Use OffsetDateTime.";
      case "java.util.UUID", "java.net.URI", "java.net.URL", "java.math.BigInteger" ->
          "Use a String, or let the record implement Serializable.";
      case "java.nio.file.Path", "java.io.File" -> "Use a String.";
      case "java.util.Optional" -> "Use a component that may be null.";
      case "java.lang.Object", "java.lang.Number" -> "Use a type that says what is in it.";
      default -> "Use a record, or let the type implement Serializable.";
    };
  }

  private static boolean isEnum(TypeElement element) {
    return element.getKind() == ElementKind.ENUM;
  }

  /** Whether no subtype can be what is really there. */
  private static boolean isClosed(TypeElement element) {
    return element.getModifiers().contains(Modifier.FINAL);
  }

  private static boolean isA(TypeElement element, String name) {
    if (element.getQualifiedName().contentEquals(name)) {
      return true;
    }
    return (element.getSuperclass() instanceof DeclaredType parent
            && parent.asElement() instanceof TypeElement superclass
            && isA(superclass, name))
        || element.getInterfaces().stream()
            .anyMatch(
                it ->
                    it instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement above
                        && isA(above, name));
  }
}
