package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.Island;
import dev.sluice.processor.model.Property;
import dev.sluice.processor.model.Stage;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Keys by which elements are spread over members are equal where their serialized bytes are, which
 * is so for simple types and records of them only.
 */
final class KeyRule implements Rule<Distribution> {
  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    return distribution.islands().stream()
        .flatMap(
            island ->
                island.inputs().stream()
                    .flatMap(gate -> finding(distribution, island, gate).stream()));
  }

  private static Optional<Finding<Place>> finding(
      Distribution distribution, Island island, Island.Gate gate) {
    Stage stage = distribution.whole(island.stages().getFirst());
    return distribution
        .key(island, gate)
        .flatMap(Property::element)
        .map(KeyRule::type)
        .filter(type -> !isPortable(type))
        .flatMap(
            type ->
                stage
                    .declaration()
                    .options()
                    .by()
                    .map(
                        by ->
                            Finding.of(
                                Message.KEY_NOT_PORTABLE,
                                by.place(),
                                stage.name(),
                                by.value(),
                                TypeText.of(type))));
  }

  /** What a property is. */
  static TypeMirror type(Element property) {
    return property instanceof ExecutableElement method
        ? method.getReturnType()
        : property.asType();
  }

  private static boolean isPortable(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return false;
    }
    if (element.getKind() == ElementKind.RECORD) {
      return ElementFilter.recordComponentsIn(element.getEnclosedElements()).stream()
          .allMatch(component -> isPortable(component.asType()));
    }
    return element.getKind() == ElementKind.ENUM
        || switch (element.getQualifiedName().toString()) {
          case "java.lang.String",
              "java.lang.Boolean",
              "java.lang.Byte",
              "java.lang.Character",
              "java.lang.Short",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.Float",
              "java.lang.Double" ->
              true;
          default -> false;
        };
  }
}
