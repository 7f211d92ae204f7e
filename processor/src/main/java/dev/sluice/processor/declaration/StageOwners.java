package dev.sluice.processor.declaration;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Tells which types have stages without being pipelines, and which of those a pipeline uses: it
 * names them, or it inherits from them.
 */
public final class StageOwners {
  private final Elements elements;

  /**
   * For one compilation.
   *
   * @param elements the compiler's elements
   */
  public StageOwners(Elements elements) {
    this.elements = elements;
  }

  /**
   * The type that has a stage.
   *
   * @param annotated a method or type with {@code @Stage}
   * @return the type around the method, or the type itself; empty for a pipeline
   */
  public Optional<TypeElement> owner(Element annotated) {
    Element owner =
        annotated instanceof ExecutableElement ? annotated.getEnclosingElement() : annotated;
    return owner instanceof TypeElement type
            && AnnotationReader.on(type, KnownTypes.PIPELINE).isEmpty()
        ? Optional.of(type)
        : Optional.empty();
  }

  /**
   * Whether a type with stages is of no use but to a pipeline that must be in sight. Others may be
   * meant for pipelines that are compiled elsewhere: a public class with one stage, a class that is
   * extended.
   *
   * @param type a type with stages
   * @return true if a pipeline is missing unless there is one in the compilation or the package
   */
  public boolean needsPipeline(TypeElement type) {
    boolean isSeenElsewhere = true;
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      isSeenElsewhere &= at.getModifiers().contains(Modifier.PUBLIC);
    }
    if (!isSeenElsewhere) {
      return true;
    }
    long stages =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> AnnotationReader.on(method, KnownTypes.STAGE).isPresent())
            .count();
    boolean isExtended =
        type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT);
    return stages > 1 && !isExtended;
  }

  /**
   * The types that a pipeline uses.
   *
   * @param pipeline a type, perhaps no pipeline
   * @return the qualified names of its supertypes, of the classes that it names, and of theirs
   */
  public Set<String> usedBy(@Nullable TypeElement pipeline) {
    if (pipeline == null) {
      return Set.of();
    }
    Optional<AnnotationReader> annotation = AnnotationReader.on(pipeline, KnownTypes.PIPELINE);
    return annotation.isEmpty()
        ? Set.of()
        : Stream.concat(
                Stream.of(pipeline),
                annotation.get().classes("stages").stream().flatMap(it -> element(it.value())))
            .flatMap(type -> Members.lineage(type).stream())
            .map(type -> type.getQualifiedName().toString())
            .collect(Collectors.toSet());
  }

  /**
   * The types that the pipelines in a type's package use, whether compiled now or before.
   *
   * @param type the type
   * @return the qualified names
   */
  public Set<String> usedInPackageOf(TypeElement type) {
    Set<String> used = new HashSet<>();
    elements.getPackageOf(type).getEnclosedElements().stream()
        .filter(TypeElement.class::isInstance)
        .flatMap(it -> withNested((TypeElement) it))
        .forEach(it -> used.addAll(usedBy(it)));
    return used;
  }

  private static Stream<TypeElement> withNested(TypeElement type) {
    List<TypeElement> nested = ElementFilter.typesIn(type.getEnclosedElements());
    return Stream.concat(Stream.of(type), nested.stream().flatMap(StageOwners::withNested));
  }

  private static Stream<TypeElement> element(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? Stream.of(element)
        : Stream.empty();
  }
}
