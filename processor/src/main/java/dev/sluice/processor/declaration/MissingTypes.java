package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Finds types that a declaration refers to and that do not exist. Another processor may be about to
 * write them, so the declaration is worth another look in the next round.
 */
public final class MissingTypes {
  private static final Visitor VISITOR = new Visitor();

  private MissingTypes() {}

  /**
   * Looks through the signatures and annotations of a type, and of the stage classes that it names.
   *
   * @param type a pipeline or a set of select cases
   * @return a missing type; empty if nothing is missing
   */
  public static Optional<MissingType> in(TypeElement type) {
    Optional<AnnotationReader> pipeline = AnnotationReader.on(type, Names.PIPELINE);
    if (pipeline.filter(AnnotationReader::refersToMissingClass).isPresent()) {
      return Optional.of(
          new MissingType(Optional.empty(), Optional.empty(), pipeline.get().place("stages")));
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (!isRead(method)) {
        continue; // It may well mention the generated class itself.
      }
      Optional<MissingType> missing = in(method, method.getReturnType());
      if (missing.isPresent()) {
        return missing;
      }
      for (Element parameter : method.getParameters()) {
        missing = in(parameter, parameter.asType());
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return pipeline.flatMap(MissingTypes::inStageClasses);
  }

  /** Of a stage class only what the pipeline reads matters, and that is told where it is named. */
  private static Optional<MissingType> inStageClasses(AnnotationReader pipeline) {
    for (Located<TypeMirror> named : pipeline.classes("stages")) {
      if (named.value() instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement stage
          && AnnotationReader.on(stage, Names.PIPELINE).isEmpty()) {
        Optional<String> missing = inStageClass(stage);
        if (missing.isPresent()) {
          return Optional.of(new MissingType(missing, Optional.of(stage), named.place()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inStageClass(TypeElement stage) {
    List<ExecutableElement> methods = new ArrayList<>();
    Set<TypeElement> lineage = new LinkedHashSet<>();
    String missing = addLineage(stage.asType(), lineage);
    if (missing != null) {
      return Optional.of(missing);
    }
    for (TypeElement type : lineage) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (method.getModifiers().contains(Modifier.PUBLIC)) {
          methods.add(method);
        }
      }
    }
    return StageMethods.meant(methods).stream()
        .flatMap(
            method ->
                Stream.concat(
                    Stream.of(method.getReturnType()),
                    method.getParameters().stream().map(Element::asType)))
        .flatMap(type -> Stream.ofNullable(VISITOR.visit(type)))
        .findFirst();
  }

  /** Adds a class and all its supertypes but Object; returns the name of one that is missing. */
  private static @Nullable String addLineage(TypeMirror type, Set<TypeElement> lineage) {
    String missing = VISITOR.visit(type);
    if (missing != null) {
      return missing;
    }
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && !element.getQualifiedName().contentEquals("java.lang.Object")
        && lineage.add(element)) {
      missing = addLineage(element.getSuperclass(), lineage);
      for (TypeMirror parent : element.getInterfaces()) {
        missing = missing == null ? addLineage(parent, lineage) : missing;
      }
    }
    return missing;
  }

  private static boolean isRead(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        || AnnotationReader.on(method, Names.STAGE).isPresent();
  }

  private static Optional<MissingType> in(Element element, TypeMirror type) {
    return Optional.ofNullable(VISITOR.visit(type))
        .map(name -> new MissingType(Optional.of(name), Optional.empty(), Place.of(element)));
  }

  /**
   * Returns the name of the first missing type. Type variables are not followed: they may cycle.
   */
  private static final class Visitor extends SimpleTypeVisitor14<@Nullable String, Void> {
    @Override
    public @Nullable String visitError(ErrorType type, Void unused) {
      return type.toString();
    }

    @Override
    public @Nullable String visitDeclared(DeclaredType type, Void unused) {
      for (TypeMirror argument : type.getTypeArguments()) {
        String missing = visit(argument);
        if (missing != null) {
          return missing;
        }
      }
      return null;
    }

    @Override
    public @Nullable String visitArray(ArrayType type, Void unused) {
      return visit(type.getComponentType());
    }

    @Override
    public @Nullable String visitWildcard(WildcardType type, Void unused) {
      TypeMirror bound =
          type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound();
      return bound == null ? null : visit(bound);
    }
  }
}
