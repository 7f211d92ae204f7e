package dev.sluice.processor.writing;

import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The warnings that generated code would give because of what the user wrote: a deprecated stage is
 * called, a raw type is named, an exported package shows a type that is not. The user has seen them
 * in the source.
 */
final class Suppressions {
  private final Elements elements;

  Suppressions(Elements elements) {
    this.elements = elements;
  }

  /** What goes into {@code @SuppressWarnings}, sorted; empty if it is not needed. */
  List<String> of(Pipeline pipeline) {
    Set<String> names = new TreeSet<>();
    if (isExported(pipeline.declaration().type())) {
      names.add("exports");
    }
    for (Stage stage : pipeline.stages()) {
      deprecation(stage.declaration().element(), names);
      deprecation(stage.declaration().owner(), names);
    }
    Stream.concat(
            pipeline.channels().stream().map(Channel::type),
            pipeline.stages().stream().flatMap(Suppressions::named))
        .forEach(type -> inspect(type, names));
    return new ArrayList<>(names);
  }

  /** The types of a stage that generated code names, beside those of its channels. */
  private static Stream<TypeMirror> named(Stage stage) {
    return stage.throwsThrowable()
        ? Stream.concat(
            stage.declaration().parameters().stream().map(ParameterDeclaration::type),
            Stream.of(stage.declaration().result()))
        : stage.result().stream();
  }

  /** What a generated type of an exported package needs: its signatures name types of others. */
  List<String> of(TypeElement origin) {
    return isExported(origin) ? List.of("exports") : List.of();
  }

  private boolean isExported(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    PackageElement home = elements.getPackageOf(type);
    return module != null
        && !module.isUnnamed()
        && ElementFilter.exportsIn(module.getDirectives()).stream()
            .anyMatch(exports -> exports.getPackage().equals(home));
  }

  private void inspect(TypeMirror type, Set<String> names) {
    switch (type) {
      case DeclaredType declared -> {
        TypeElement element = (TypeElement) declared.asElement();
        if (declared.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
          names.add("rawtypes");
        }
        deprecation(element, names);
        declared.getTypeArguments().forEach(argument -> inspect(argument, names));
      }
      case ArrayType array -> inspect(array.getComponentType(), names);
      case WildcardType wildcard ->
          Stream.of(wildcard)
              .flatMap(
                  it ->
                      it.getExtendsBound() != null
                          ? Stream.of(it.getExtendsBound())
                          : Stream.ofNullable(it.getSuperBound()))
              .forEach(bound -> inspect(bound, names));
      default -> {}
    }
  }

  private void deprecation(Element element, Set<String> names) {
    if (elements.isDeprecated(element)) {
      names.add(isForRemoval(element) ? "removal" : "deprecation");
    }
  }

  private static boolean isForRemoval(Element element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      for (AnnotationValue value : annotation.getElementValues().values()) {
        if (annotation.getAnnotationType().toString().equals("java.lang.Deprecated")
            && Boolean.TRUE.equals(value.getValue())) {
          return true;
        }
      }
    }
    return false;
  }
}
