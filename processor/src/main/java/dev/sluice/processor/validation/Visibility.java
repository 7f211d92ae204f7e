package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.GenerationMessage;
import dev.sluice.processor.diagnostic.Message;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
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
 * Tells what a generated class, which stands in the package of the type that it is generated for,
 * can name. What its neighbour inherits it does not.
 */
final class Visibility {
  /**
   * Why a type cannot be named.
   *
   * @param message what to say about it
   * @param type the type as a reader knows it
   * @param detail the package or module that cannot see it; empty if none could
   */
  record Obstacle(Message message, String type, String detail) {}

  private final Elements elements;

  Visibility(Elements elements) {
    this.elements = elements;
  }

  /** Why a type cannot be named beside another; empty if it can. */
  Optional<Obstacle> obstacle(TypeMirror type, TypeElement home) {
    return switch (type) {
      case WildcardType wildcard ->
          Stream.of(
                  Optional.ofNullable(wildcard.getExtendsBound()),
                  Optional.ofNullable(wildcard.getSuperBound()))
              .flatMap(Optional::stream)
              .flatMap(bound -> obstacle(bound, home).stream())
              .findFirst();
      case ArrayType array -> obstacle(array.getComponentType(), home);
      case DeclaredType declared when declared.asElement() instanceof TypeElement element ->
          obstacle(element, home)
              .or(
                  () ->
                      declared.getTypeArguments().stream()
                          .flatMap(argument -> obstacle(argument, home).stream())
                          .findFirst());
      default -> Optional.empty();
    };
  }

  /** Why a class or interface cannot be named beside another; empty if it can. */
  Optional<Obstacle> obstacle(TypeElement type, TypeElement home) {
    PackageElement from = elements.getPackageOf(home);
    boolean elsewhere = !elements.getPackageOf(type).equals(from);
    String text = TypeText.of(type.asType());
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        return Optional.of(new Obstacle(GenerationMessage.INACCESSIBLE_TYPE, text, ""));
      }
      if (elsewhere && !at.getModifiers().contains(Modifier.PUBLIC)) {
        return Optional.of(
            new Obstacle(
                GenerationMessage.INACCESSIBLE_TYPE_ELSEWHERE,
                text,
                from.getQualifiedName().toString()));
      }
    }
    if (!SourceVersion.isName(type.getQualifiedName())) {
      return Optional.of(new Obstacle(GenerationMessage.INACCESSIBLE_TYPE_NAME, text, ""));
    }
    return elsewhere && !isExported(type, home)
        ? Optional.of(
            new Obstacle(
                GenerationMessage.INACCESSIBLE_TYPE_MODULE,
                text,
                elements.getModuleOf(type).getQualifiedName().toString()))
        : Optional.empty();
  }

  /** Whether objects of a class belong to one of a class around it. */
  static Optional<TypeElement> outerOf(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
            && !type.getModifiers().contains(Modifier.STATIC)
            && type.getEnclosingElement() instanceof TypeElement outer
        ? Optional.of(outer)
        : Optional.empty();
  }

  private boolean isExported(TypeElement type, TypeElement home) {
    ModuleElement module = elements.getModuleOf(type);
    ModuleElement here = elements.getModuleOf(home);
    if (module == null || module.isUnnamed() || module.equals(here)) {
      return true;
    }
    PackageElement owner = elements.getPackageOf(type);
    return ElementFilter.exportsIn(module.getDirectives()).stream()
        .filter(exports -> exports.getPackage().equals(owner))
        .anyMatch(
            exports ->
                exports.getTargetModules() == null || exports.getTargetModules().contains(here));
  }
}
