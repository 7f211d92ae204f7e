package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads the classes that a pipeline names as stages. Whatever is wrong with their wiring is the
 * pipeline's affair, and their source may not be at hand: so every place is the one where the
 * pipeline names the class.
 */
final class StageClassReader {
  private final Types types;
  private final Elements elements;

  StageClassReader(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /** Reads a class, and hands on the stage that it is, or why it is none. */
  void read(
      Located<TypeMirror> named,
      Consumer<StageDeclaration> stages,
      Consumer<StageClassProblem> problems) {
    Place place = named.place();
    if (!(named.value() instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement type)) {
      problems.accept(
          new StageClassProblem(
              named.value().toString(), place, "it is no class", "Name a class."));
      return;
    }
    String name = type.getSimpleName().toString();
    if (!type.getTypeParameters().isEmpty()) {
      problems.accept(
          new StageClassProblem(
              name, place, "it has type parameters", "Extend it with the types named."));
      return;
    }
    List<ExecutableElement> candidates = candidates(type);
    if (candidates.size() != 1) {
      problems.accept(
          candidates.isEmpty()
              ? new StageClassProblem(
                  name,
                  place,
                  "it has no public method that could be a stage",
                  "Give it one, such as 'public void run(ReceiveChannel<String> lines)'.")
              : new StageClassProblem(
                  name,
                  place,
                  "several public methods could be the stage: "
                      + candidates.stream()
                          .map(method -> "'" + method.getSimpleName() + "'")
                          .collect(Collectors.joining(", ")),
                  "Leave one public, or put @Stage on it."));
      return;
    }
    ExecutableElement method = candidates.getFirst();
    if (!method.getModifiers().contains(Modifier.STATIC)
        && type.getKind() != ElementKind.CLASS
        && type.getKind() != ElementKind.RECORD
        && type.getKind() != ElementKind.INTERFACE) {
      problems.accept(
          new StageClassProblem(
              name, place, "it has no instances of its own", "Name a class or an interface."));
      return;
    }
    stages.accept(stage(place, type, method));
  }

  /** The methods that may be the stage. */
  private List<ExecutableElement> candidates(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (method.getModifiers().contains(Modifier.PUBLIC) && !isObjects(method)) {
        methods.add(method);
      }
    }
    return meant(methods);
  }

  /**
   * The methods that a class may mean among its public ones: those with {@code @Stage}; else those
   * that take something; else those that produce something.
   */
  static List<ExecutableElement> meant(List<ExecutableElement> methods) {
    List<ExecutableElement> marked =
        methods.stream()
            .filter(method -> AnnotationReader.on(method, Names.STAGE).isPresent())
            .toList();
    if (!marked.isEmpty()) {
      return marked;
    }
    List<ExecutableElement> taking =
        methods.stream().filter(method -> !method.getParameters().isEmpty()).toList();
    return taking.isEmpty() ? methods : taking;
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
