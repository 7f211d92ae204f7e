package dev.sluice.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import dev.sluice.processor.declaration.Deprecation;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Property;
import dev.sluice.processor.model.SelectModel;
import dev.sluice.processor.model.Stage;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
  private final Set<String> names = new TreeSet<>();

  Suppressions(Elements elements) {
    this.elements = elements;
  }

  /** What the class of a pipeline needs; empty if it gives no warning. */
  Optional<AnnotationSpec> annotation(Pipeline pipeline) {
    exports(pipeline.declaration().type());
    for (Stage stage : pipeline.stages()) {
      deprecation(stage.declaration().element());
      type(stage.declaration().owner());
      Stream.concat(
              stage.declaration().parameters().stream().map(ParameterDeclaration::type),
              Stream.of(stage.declaration().result()))
          .forEach(this::inspect);
      if (stage.declaration().isInstance()) {
        constructors(stage.declaration().owner());
      }
      if (stage.isKeyed()) {
        pipeline
            .channel(stage.inputs().getFirst().channel())
            .flatMap(channel -> stage.key(channel.type()))
            .flatMap(Property::element)
            .ifPresent(this::deprecation);
      }
    }
    pipeline.channels().stream().map(Channel::type).forEach(this::inspect);
    return annotation();
  }

  /** What a select needs; empty if it gives no warning. */
  Optional<AnnotationSpec> annotation(SelectModel select) {
    exports(select.type());
    select.cases().forEach(it -> inspect(it.element()));
    return annotation();
  }

  private Optional<AnnotationSpec> annotation() {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
    names.forEach(name -> suppress.addMember("value", "$S", name));
    return Optional.of(suppress.build());
  }

  /** The signatures of a type that is exported name types that may not be. */
  private void exports(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    PackageElement home = elements.getPackageOf(type);
    if (module != null
        && !module.isUnnamed()
        && (module.isOpen()
            || ElementFilter.exportsIn(module.getDirectives()).stream()
                .anyMatch(exports -> exports.getPackage().equals(home)))) {
      names.add("exports");
    }
  }

  private void inspect(TypeMirror type) {
    switch (type) {
      case DeclaredType declared when declared.asElement() instanceof TypeElement element -> {
        if (declared.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
          names.add("rawtypes");
        }
        type(element);
        declared.getTypeArguments().forEach(this::inspect);
      }
      case ArrayType array -> inspect(array.getComponentType());
      case WildcardType wildcard ->
          Stream.concat(
                  Stream.ofNullable(wildcard.getExtendsBound()),
                  Stream.ofNullable(wildcard.getSuperBound()))
              .forEach(this::inspect);
      default -> {}
    }
  }

  /** A type with those around it, which its name consists of. */
  private void type(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      deprecation(at);
    }
  }

  /** The generated class calls the constructor that takes nothing. */
  private void constructors(TypeElement type) {
    ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getParameters().isEmpty())
        .forEach(this::deprecation);
  }

  private void deprecation(Element element) {
    if (elements.isDeprecated(element)) {
      names.add(Deprecation.isForRemoval(element) ? "removal" : "deprecation");
    }
  }
}
