package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the classes that a pipeline names as stages, with every method that may be the stage. */
final class StageClassReader {
  private final Types types;
  private final Elements elements;

  StageClassReader(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  StageClassDeclaration read(Located<TypeMirror> named) {
    Optional<TypeElement> type =
        named.value() instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
            ? Optional.of(element)
            : Optional.empty();
    return new StageClassDeclaration(
        named.place(),
        named.value(),
        type,
        type.map(it -> methods(named.place(), it)).orElse(List.of()));
  }

  private List<StageDeclaration> methods(Place place, TypeElement type) {
    return StageMethods.meant(publicMethods(type)).stream()
        .map(method -> stage(place, type, method))
        .toList();
  }

  private List<ExecutableElement> publicMethods(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (method.getModifiers().contains(Modifier.PUBLIC) && !isObjects(method)) {
        methods.add(method);
      }
    }
    return methods;
  }

  /** Whether every object has the method. */
  private boolean isObjects(ExecutableElement method) {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    return object.equals(method.getEnclosingElement())
        || ElementFilter.methodsIn(object.getEnclosedElements()).stream()
            .anyMatch(
                other ->
                    elements.overrides(method, other, (TypeElement) method.getEnclosingElement()));
  }

  private StageDeclaration stage(Place place, TypeElement type, ExecutableElement method) {
    // As the class sees it: an inherited method may be generic in its own class.
    ExecutableType signature =
        (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    List<ParameterDeclaration> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror parameter = signature.getParameterTypes().get(i);
      parameters.add(
          new ParameterDeclaration(
              method.getParameters().get(i).getSimpleName().toString(),
              parameter,
              ChannelKind.of(parameter),
              ChannelAnnotations.of(method.getParameters().get(i)).at(place),
              place));
    }
    return NamedStages.method(
        place,
        type,
        method,
        parameters,
        signature,
        AnnotationReader.on(type, Names.STAGE).or(() -> AnnotationReader.on(method, Names.STAGE)));
  }
}
