package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.Island;
import dev.sluice.processor.model.Property;
import dev.sluice.processor.model.Stage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Keys by which elements are spread over members are equal where their serialized bytes are, which
 * is so for simple types and records of them only.
 */
final class KeyRule implements Rule<Distribution> {
  private final Types types;

  KeyRule(Types types) {
    this.types = types;
  }

  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    return distribution.islands().stream()
        .flatMap(
            island ->
                island.inputs().stream()
                    .flatMap(gate -> finding(distribution, island, gate).stream()));
  }

  private Optional<Finding<Place>> finding(
      Distribution distribution, Island island, Island.Gate gate) {
    Stage stage = distribution.whole(island.stages().getFirst());
    return distribution
        .key(island, gate)
        .flatMap(Property::element)
        .map(KeyRule::type)
        .filter(type -> !isPortable(type, new HashSet<>()))
        .flatMap(
            type ->
                stage
                    .declaration()
                    .options()
                    .by()
                    .map(
                        by ->
                            Finding.of(
                                DistributedMessage.KEY_NOT_PORTABLE,
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

  /**
   * Whether keys of a type are equal where their bytes are.
   *
   * @param seen the records that are looked at already: one may contain itself
   */
  private boolean isPortable(TypeMirror type, Set<String> seen) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return false;
    }
    if (element.getKind() == ElementKind.RECORD) {
      return !seen.add(element.getQualifiedName().toString())
          || ElementFilter.recordComponentsIn(element.getEnclosedElements()).stream()
              .allMatch(component -> isPortable(typeIn(declared, component), seen));
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

  /** The type of a component where the record's type arguments are known. */
  private TypeMirror typeIn(DeclaredType type, RecordComponentElement component) {
    return types.asMemberOf(type, component.getAccessor()) instanceof ExecutableType accessor
        ? accessor.getReturnType()
        : component.asType();
  }
}
