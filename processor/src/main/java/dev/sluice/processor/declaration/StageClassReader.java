package dev.sluice.processor.declaration;

import dev.sluice.processor.declaration.Members.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the classes that a pipeline names as stages, with every method that may be the stage. */
final class StageClassReader {
  private final Elements elements;
  private final Members members;
  private final Sources sources;

  StageClassReader(Elements elements, Members members, Sources sources) {
    this.elements = elements;
    this.members = members;
    this.sources = sources;
  }

  StageClassDeclaration read(TypeElement home, Located<TypeMirror> named) {
    Optional<TypeElement> type =
        named.value() instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
            ? Optional.of(element)
            : Optional.empty();
    return new StageClassDeclaration(
        named.place(),
        named.value(),
        type,
        type.flatMap(it -> AnnotationReader.on(it, KnownTypes.STAGE)).isPresent(),
        type.map(it -> methods(home, named.place(), it)).orElse(List.of()));
  }

  private List<StageDeclaration> methods(TypeElement home, Place place, TypeElement type) {
    return members.methods(type).stream()
        .filter(
            member ->
                member.method().getModifiers().contains(Modifier.PUBLIC)
                    || member.annotation(KnownTypes.STAGE).isPresent())
        .filter(member -> !isObjects(member.method()))
        .filter(member -> !Lombok.writes(member.method(), type))
        .map(member -> stage(home, place, type, member))
        .toList();
  }

  /** Whether every object has the method. */
  private boolean isObjects(ExecutableElement method) {
    return ElementFilter.methodsIn(
            elements.getTypeElement("java.lang.Object").getEnclosedElements())
        .stream()
        .anyMatch(
            other -> elements.overrides(method, other, (TypeElement) method.getEnclosingElement()));
  }

  private StageDeclaration stage(TypeElement home, Place place, TypeElement type, Member member) {
    ExecutableElement method = member.method();
    boolean lost = sources.hasLostNames(method);
    List<ParameterDeclaration> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror parameter = member.signature().getParameterTypes().get(i);
      parameters.add(
          new ParameterDeclaration(
              lost ? "" : method.getParameters().get(i).getSimpleName().toString(),
              parameter,
              ChannelKind.of(parameter),
              member.channelAnnotations(i).at(place),
              place));
    }
    return NamedStages.method(
        home,
        place,
        type,
        method,
        parameters,
        member.signature(),
        member.channelAnnotations(),
        member.annotation(KnownTypes.STAGE).isPresent(),
        annotation(type, member, KnownTypes.STAGE),
        annotation(type, member, KnownTypes.BATCH));
  }

  /** That of the class, else that of the method, else that of the class that has the method. */
  private static Optional<AnnotationReader> annotation(
      TypeElement type, Member member, String name) {
    return AnnotationReader.on(type, name)
        .or(() -> member.annotation(name))
        .or(() -> AnnotationReader.on(Owner.of(member.method()), name));
  }
}
