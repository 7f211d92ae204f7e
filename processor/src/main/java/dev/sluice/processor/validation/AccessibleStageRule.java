package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** The generated class can call the stage and name the types that flow through it. */
final class AccessibleStageRule implements Rule<StageDeclaration> {
  private final Elements elements;

  AccessibleStageRule(Elements elements) {
    this.elements = elements;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    String name = stage.name().value();
    if (stage.element().getModifiers().contains(Modifier.PRIVATE)) {
      return Stream.of(
          Finding.of(
              Message.INACCESSIBLE_METHOD, stage.place(), name, stage.element().getSimpleName()));
    }
    boolean own = stage.place().element().equals(stage.element());
    // Of a pipeline the generated class is called, which is public.
    if (!own && !stage.isPipeline() && isHidden(stage)) {
      return Stream.of(
          Finding.of(
              Message.INACCESSIBLE_CLASS, stage.place(), name, stage.owner().getSimpleName()));
    }
    return Stream.concat(
        stage.parameters().stream().flatMap(parameter -> check(name, parameter)),
        check(name, stage.result(), stage.place()));
  }

  /**
   * Whether a stage class, or a type around it, can only be seen in a package other than the
   * pipeline's.
   */
  private boolean isHidden(StageDeclaration stage) {
    PackageElement home = elements.getPackageOf(stage.place().element());
    for (Element type = stage.owner();
        type instanceof TypeElement;
        type = type.getEnclosingElement()) {
      boolean elsewhere = !elements.getPackageOf(type).equals(home);
      if (type.getModifiers().contains(Modifier.PRIVATE)
          || (elsewhere && !type.getModifiers().contains(Modifier.PUBLIC))) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Finding<Place>> check(String name, ParameterDeclaration parameter) {
    return check(name, parameter.type(), parameter.place());
  }

  private static Stream<Finding<Place>> check(String name, TypeMirror type, Place place) {
    return privateType(type).stream()
        .map(hidden -> Finding.of(Message.INACCESSIBLE_TYPE, place, name, TypeText.of(hidden)));
  }

  private static Optional<TypeMirror> privateType(TypeMirror type) {
    return switch (type) {
      case WildcardType wildcard ->
          Stream.of(
                  Optional.ofNullable(wildcard.getExtendsBound()),
                  Optional.ofNullable(wildcard.getSuperBound()))
              .flatMap(Optional::stream)
              .flatMap(bound -> privateType(bound).stream())
              .findFirst();
      case ArrayType array -> privateType(array.getComponentType());
      case DeclaredType declared -> {
        for (Element element = declared.asElement();
            element instanceof TypeElement;
            element = element.getEnclosingElement()) {
          if (element.getModifiers().contains(Modifier.PRIVATE)) {
            yield Optional.of(declared);
          }
        }
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        yield arguments.stream().flatMap(argument -> privateType(argument).stream()).findFirst();
      }
      default -> Optional.empty();
    };
  }
}
