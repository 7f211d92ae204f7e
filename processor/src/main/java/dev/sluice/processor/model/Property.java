package dev.sluice.processor.model;

import dev.sluice.processor.declaration.Lombok;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What an element of a channel has by a name: a record component, a method without parameters, or a
 * field.
 *
 * @param name the name
 * @param isMethod whether it is a method; otherwise a field
 * @param element the method or field; empty for a method that another processor will write
 */
public record Property(String name, boolean isMethod, Optional<Element> element) {
  /**
   * Finds a property of a type: a method before a field, one that can be used before one that
   * cannot, the nearest first.
   *
   * @param type a type
   * @param name the property's name
   * @return the property; empty if the type has none of that name
   */
  public static Optional<Property> find(TypeMirror type, String name) {
    List<Property> named = all(type).filter(it -> it.name().equals(name)).toList();
    return named.stream()
        .filter(Property::isUsable)
        .findFirst()
        .or(() -> named.stream().findFirst())
        .or(() -> written(type, name));
  }

  /**
   * The properties of a type.
   *
   * @param type a type
   * @return its methods without parameters, then its fields, each from the type itself upwards
   */
  public static Stream<Property> all(TypeMirror type) {
    List<Element> members =
        lineage(type).stream()
            .flatMap(it -> it.getEnclosedElements().stream())
            .map(Element.class::cast)
            .toList();
    return Stream.concat(
        members.stream()
            .filter(
                it -> it instanceof ExecutableElement method && method.getParameters().isEmpty())
            .filter(it -> it.getKind() == ElementKind.METHOD)
            .map(it -> new Property(it.getSimpleName().toString(), true, Optional.of(it))),
        members.stream()
            .filter(it -> it.getKind() == ElementKind.FIELD)
            .map(it -> new Property(it.getSimpleName().toString(), false, Optional.of(it))));
  }

  /** A method that Lombok writes, and that may not be there yet. */
  private static Optional<Property> written(TypeMirror type, String name) {
    return lineage(type).stream().anyMatch(it -> Lombok.writesGetter(it, name))
        ? Optional.of(new Property(name, true, Optional.empty()))
        : Optional.empty();
  }

  private boolean isUsable() {
    return element
        .filter(
            it ->
                it.getModifiers().contains(Modifier.PRIVATE)
                    || it.getModifiers().contains(Modifier.STATIC))
        .isEmpty();
  }

  /** A class, its superclasses, then the interfaces of all of them. */
  private static Set<TypeElement> lineage(TypeMirror type) {
    Set<TypeElement> lineage = new LinkedHashSet<>();
    for (TypeMirror at = type;
        at instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element;
        at = element.getSuperclass()) {
      lineage.add(element);
    }
    List.copyOf(lineage).forEach(it -> addInterfaces(it, lineage));
    return lineage;
  }

  private static void addInterfaces(TypeElement type, Set<TypeElement> lineage) {
    for (TypeMirror parent : type.getInterfaces()) {
      if (parent instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element
          && lineage.add(element)) {
        addInterfaces(element, lineage);
      }
    }
  }
}
