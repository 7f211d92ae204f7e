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
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The generated class can call the stage and name the types that flow through it. */
final class AccessibleStageRule implements Rule<StageDeclaration> {
  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    String what = "stage '" + stage.name().value() + "'";
    if (stage.method().getModifiers().contains(Modifier.PRIVATE)) {
      return Stream.of(
          Finding.of(
              Message.INACCESSIBLE,
              stage.place(),
              what,
              "method '" + stage.method().getSimpleName() + "' is private",
              "Make it package-private."));
    }
    return Stream.concat(
        stage.parameters().stream().flatMap(parameter -> check(what, parameter)),
        check(what, stage.result(), stage.place()));
  }

  private static Stream<Finding<Place>> check(String what, ParameterDeclaration parameter) {
    return check(what, parameter.type(), Place.of(parameter.element()));
  }

  private static Stream<Finding<Place>> check(String what, TypeMirror type, Place place) {
    return privateType(type).stream()
        .map(
            hidden ->
                Finding.of(
                    Message.INACCESSIBLE,
                    place,
                    what,
                    "its type '" + TypeText.of(hidden) + "' is private",
                    "Make the type package-private."));
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
