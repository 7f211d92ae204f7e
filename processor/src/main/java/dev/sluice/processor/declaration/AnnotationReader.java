package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads one annotation. A value that is missing or malformed reads as absent: the compiler itself
 * reports the latter.
 */
public final class AnnotationReader {
  private final Element element;
  private final AnnotationMirror annotation;

  private AnnotationReader(Element element, AnnotationMirror annotation) {
    this.element = element;
    this.annotation = annotation;
  }

  /**
   * Finds an annotation.
   *
   * @param element the annotated element
   * @param name the annotation's qualified name
   * @return its reader, or empty if the element does not carry it
   */
  public static Optional<AnnotationReader> on(Element element, String name) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement type
          && type.getQualifiedName().contentEquals(name)) {
        return Optional.of(new AnnotationReader(element, mirror));
      }
    }
    return Optional.empty();
  }

  /**
   * Where the annotation stands.
   *
   * @return its place
   */
  public Place place() {
    return Place.of(element, annotation);
  }

  /**
   * Reads an array of strings, or a single string that stands for one.
   *
   * @param member the annotation's member
   * @return the strings; empty if the member is left out
   */
  public List<Located<String>> strings(String member) {
    return array(member, String.class);
  }

  /**
   * Reads an array of classes.
   *
   * @param member the annotation's member
   * @return the classes; empty if the member is left out
   */
  public List<Located<TypeMirror>> classes(String member) {
    return array(member, TypeMirror.class);
  }

  /**
   * Reads a string.
   *
   * @param member the annotation's member
   * @return the string, or empty if the member is left out or the empty string
   */
  public Optional<Located<String>> string(String member) {
    return single(member, String.class).filter(written -> !written.value().isEmpty());
  }

  /**
   * Reads a number.
   *
   * @param member the annotation's member
   * @return the number, or empty if the member is left out
   */
  public Optional<Located<Integer>> integer(String member) {
    return single(member, Integer.class);
  }

  /**
   * Reads a large number.
   *
   * @param member the annotation's member
   * @return the number, or empty if the member is left out
   */
  public Optional<Located<Long>> longInteger(String member) {
    return single(member, Long.class);
  }

  /**
   * Reads a constant of an enum.
   *
   * @param member the annotation's member
   * @return the constant's name, or empty if the member is left out
   */
  public Optional<String> constant(String member) {
    return single(member, VariableElement.class)
        .map(written -> written.value().getSimpleName().toString());
  }

  /**
   * Reads a flag.
   *
   * @param member the annotation's member
   * @return the flag, or empty if the member is left out or false
   */
  public Optional<Located<Boolean>> flag(String member) {
    return single(member, Boolean.class).filter(Located::value);
  }

  /**
   * Where a member as a whole stands.
   *
   * @param member the annotation's member
   * @return its value's place, or the annotation's if the member is left out
   */
  public Place place(String member) {
    AnnotationValue value = value(member);
    return value == null ? place() : new Place(element, annotation, value);
  }

  /**
   * Whether a value refers to a class that does not exist or does not exist yet.
   *
   * @return true if some class is missing
   */
  public boolean refersToMissingClass() {
    for (AnnotationValue value : annotation.getElementValues().values()) {
      if (isMissing(value)) {
        return true;
      }
      if (value.getValue() instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof AnnotationValue inner && isMissing(inner)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Whether each value has the type that the annotation demands. Where one does not, the compiler
   * has an error of its own.
   *
   * @return false if some value is malformed
   */
  public boolean isWellFormed() {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (!fits(entry.getKey().getReturnType(), entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(TypeMirror type, AnnotationValue value) {
    return switch (type.getKind()) {
      case INT -> value.getValue() instanceof Integer;
      case LONG -> value.getValue() instanceof Long;
      case BOOLEAN -> value.getValue() instanceof Boolean;
      case ARRAY -> value.getValue() instanceof List<?>;
      case DECLARED -> fits(((DeclaredType) type).asElement(), value.getValue());
      default -> false;
    };
  }

  private static boolean fits(Element type, Object value) {
    if (type.getKind() == ElementKind.ENUM) {
      return value instanceof VariableElement;
    }
    return type.getSimpleName().contentEquals("String")
        ? value instanceof String
        : value instanceof TypeMirror;
  }

  private static boolean isMissing(AnnotationValue value) {
    // javac stands in for a missing class with the text "<error>", ECJ with an error type.
    return "<error>".equals(value.getValue())
        || (value.getValue() instanceof TypeMirror type && type.getKind() == TypeKind.ERROR);
  }

  private @Nullable AnnotationValue value(String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private <T> Optional<Located<T>> single(String member, Class<T> type) {
    AnnotationValue value = value(member);
    if (value == null || !type.isInstance(value.getValue())) {
      return Optional.empty();
    }
    return Optional.of(
        new Located<>(type.cast(value.getValue()), new Place(element, annotation, value)));
  }

  private <T> List<Located<T>> array(String member, Class<T> type) {
    AnnotationValue whole = value(member);
    List<Located<T>> items = new ArrayList<>();
    if (whole != null && whole.getValue() instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof AnnotationValue value && type.isInstance(value.getValue())) {
          // A single item may stand without braces, where javac only finds the whole value.
          AnnotationValue narrowest = list.size() == 1 ? whole : value;
          items.add(
              new Located<>(
                  type.cast(value.getValue()), new Place(element, annotation, narrowest)));
        }
      }
    }
    return items;
  }
}
