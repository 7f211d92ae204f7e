package dev.sluice.processor.declaration;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * What Lombok is about to do to a class. It changes classes in place, and whether it has done so
 * already depends on the order of the processor path: only its annotations tell the same either
 * way.
 */
public final class Lombok {
  private static final String PACKAGE = "lombok.";

  private static final Set<String> CONSTRUCTORS =
      Set.of(
          "lombok.NoArgsConstructor",
          "lombok.RequiredArgsConstructor",
          "lombok.AllArgsConstructor",
          "lombok.Data",
          "lombok.Value",
          "lombok.Builder",
          "lombok.experimental.SuperBuilder",
          "lombok.experimental.UtilityClass");

  private static final Set<String> GETTERS = Set.of("lombok.Getter", "lombok.Data", "lombok.Value");

  /** What begins the names of the methods that are written for a field. */
  private static final Set<String> PREFIXES = Set.of("get", "is", "set", "with");

  private Lombok() {}

  /**
   * Whether a class has other constructors than are seen now, or may have.
   *
   * @param type a class
   * @return true if an annotation of Lombok speaks of its constructors
   */
  public static boolean writesConstructors(TypeElement type) {
    return annotations(type).anyMatch(CONSTRUCTORS::contains);
  }

  /**
   * Whether a method of a class is Lombok's: it looks like one that is written for a field, in a
   * class that has annotations of Lombok on itself or on that field. Methods that are not seen yet
   * must not be missed when they are.
   */
  static boolean writes(ExecutableElement method, TypeElement type) {
    TypeElement owner = Owner.of(method);
    if (annotations(method).anyMatch("lombok.Generated"::equals)) {
      return true;
    }
    Set<String> ofClass =
        Stream.concat(annotations(type), annotations(owner)).collect(Collectors.toSet());
    String name = method.getSimpleName().toString();
    if (name.equals("canEqual") || name.equals("toBuilder") || name.equals("builder")) {
      return !ofClass.isEmpty();
    }
    return ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
        .filter(field -> !ofClass.isEmpty() || annotations(field).findAny().isPresent())
        .anyMatch(field -> isFor(field, method, ofClass));
  }

  /**
   * Whether Lombok writes a method that reads a field.
   *
   * @param type the class that has the field
   * @param name the method's name
   * @return true if the class or the field has an annotation for it
   */
  public static boolean writesGetter(TypeElement type, String name) {
    Set<String> ofClass = annotations(type).collect(Collectors.toSet());
    boolean all = ofClass.stream().anyMatch(GETTERS::contains);
    boolean fluent = ofClass.contains("lombok.experimental.Accessors");
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> all || annotations(field).anyMatch(GETTERS::contains))
        .map(field -> field.getSimpleName().toString())
        .anyMatch(
            field ->
                isSame(name, "get" + field)
                    || isSame(name, "is" + field)
                    || (isSame(name, field) && (name.startsWith("is") || fluent)));
  }

  private static boolean isFor(
      VariableElement field, ExecutableElement method, Set<String> ofClass) {
    String name = method.getSimpleName().toString();
    String fieldName = field.getSimpleName().toString();
    boolean named =
        PREFIXES.stream()
            .filter(name::startsWith)
            .map(prefix -> name.substring(prefix.length()))
            .anyMatch(rest -> isSame(rest, fieldName) || isSame("is" + rest, fieldName));
    boolean fluent = ofClass.contains("lombok.experimental.Accessors") && isSame(name, fieldName);
    return (named || fluent) && takesOnly(field.asType(), method);
  }

  /** {@code URL} is the property of the field {@code uRL}, and {@code Url} that of {@code url}. */
  private static boolean isSame(String property, String field) {
    return property.equalsIgnoreCase(field);
  }

  private static boolean takesOnly(TypeMirror type, ExecutableElement method) {
    return method.getParameters().stream()
        .allMatch(parameter -> parameter.asType().toString().equals(type.toString()));
  }

  private static Stream<String> annotations(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(annotation -> annotation.getAnnotationType().asElement())
        .filter(TypeElement.class::isInstance)
        .map(type -> ((TypeElement) type).getQualifiedName().toString())
        .filter(name -> name.startsWith(PACKAGE));
  }
}
