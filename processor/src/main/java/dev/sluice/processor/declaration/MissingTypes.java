package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
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

  /** As ECJ says it, and as javac does. */
  private static final Pattern LACKED =
      Pattern.compile("type ([\\w.$]+) cannot be resolved|class file for ([\\w.$]+) not found");

  private MissingTypes() {}

  /**
   * Looks through the signatures and annotations of a type, and of the stage classes that it names.
   *
   * @param type a pipeline or a set of select cases
   * @return a missing type; empty if nothing is missing
   */
  public static Optional<MissingType> in(TypeElement type) {
    Optional<AnnotationReader> pipeline = AnnotationReader.on(type, KnownTypes.PIPELINE);
    if (pipeline.filter(AnnotationReader::refersToMissingClass).isPresent()) {
      return Optional.of(
          new MissingType(Optional.empty(), Optional.empty(), pipeline.get().place("stages")));
    }
    Set<TypeElement> lineage = new LinkedHashSet<>();
    String parent = addLineage(type, lineage);
    if (parent != null) {
      return Optional.of(new MissingType(Optional.of(parent), Optional.empty(), Place.of(type)));
    }
    for (TypeElement declaring : lineage) {
      for (ExecutableElement method : ElementFilter.methodsIn(declaring.getEnclosedElements())) {
        Optional<MissingType> missing = isRead(method) ? inSignature(method) : Optional.empty();
        if (missing.isPresent()) {
          return declaring.equals(type) ? missing : missing.map(it -> it.at(Place.of(type)));
        }
      }
    }
    return pipeline.flatMap(MissingTypes::inStageClasses);
  }

  private static Optional<MissingType> inSignature(ExecutableElement method) {
    return Stream.concat(
            in(method, method.getReturnType()).stream(),
            method.getParameters().stream().flatMap(it -> in(it, it.asType()).stream()))
        .findFirst();
  }

  /** Of a stage class only what the pipeline reads matters, and that is told where it is named. */
  private static Optional<MissingType> inStageClasses(AnnotationReader pipeline) {
    for (Located<TypeMirror> named : pipeline.classes("stages")) {
      if (named.value() instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement stage
          && AnnotationReader.on(stage, KnownTypes.PIPELINE).isEmpty()) {
        Optional<String> missing = inStageClass(stage);
        if (missing.isPresent()) {
          return Optional.of(new MissingType(missing, Optional.of(stage), named.place()));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether an exception of the compiler's says that it lacks a class file: Eclipse's throws while
   * it is asked, and javac does so in places.
   *
   * @param failure what was thrown
   * @return true if a type is missing
   */
  public static boolean isCause(RuntimeException failure) {
    return nameIn(failure).isPresent();
  }

  /**
   * The type that a compiler lacked when it threw.
   *
   * @param failure what was thrown
   * @param place what it was asked about
   * @return the missing type
   */
  public static MissingType from(RuntimeException failure, Place place) {
    return new MissingType(
        Optional.of(nameIn(failure).orElseThrow(() -> failure)), Optional.empty(), place);
  }

  private static Optional<String> nameIn(RuntimeException failure) {
    return Stream.of(String.valueOf(failure.getMessage()), failure.toString())
        .flatMap(text -> LACKED.matcher(text).results())
        .flatMap(match -> Stream.of(match.group(1), match.group(2)))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<String> inStageClass(TypeElement stage) {
    try {
      return missingInStageClass(stage);
    } catch (RuntimeException e) {
      return Optional.of(nameIn(e).orElseThrow(() -> e));
    }
  }

  private static Optional<String> missingInStageClass(TypeElement stage) {
    List<ExecutableElement> methods = new ArrayList<>();
    Set<TypeElement> lineage = new LinkedHashSet<>();
    String missing = addLineage(stage, lineage);
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
    return meant(methods).stream()
        .flatMap(
            method ->
                Stream.concat(
                    Stream.of(method.getReturnType()),
                    method.getParameters().stream().map(Element::asType)))
        .flatMap(type -> Stream.ofNullable(VISITOR.visit(type)))
        .findFirst();
  }

  /**
   * The methods whose types matter: which one is the stage can only be told once all of its types
   * exist, and the others may well mention the generated class itself.
   */
  private static List<ExecutableElement> meant(List<ExecutableElement> methods) {
    List<ExecutableElement> marked = methods.stream().filter(MissingTypes::isStage).toList();
    if (!marked.isEmpty()) {
      return marked;
    }
    List<ExecutableElement> taking =
        methods.stream().filter(method -> !method.getParameters().isEmpty()).toList();
    return taking.isEmpty() ? methods : taking;
  }

  /** Adds a class and all its supertypes but Object; returns the name of one that is missing. */
  private static @Nullable String addLineage(TypeElement type, Set<TypeElement> lineage) {
    if (type.getQualifiedName().contentEquals("java.lang.Object") || !lineage.add(type)) {
      return null;
    }
    for (TypeMirror parent : parents(type)) {
      String missing = VISITOR.visit(parent);
      if (missing == null && ((DeclaredType) parent).asElement() instanceof TypeElement element) {
        missing = addLineage(element, lineage);
      }
      if (missing != null) {
        return missing;
      }
    }
    return null;
  }

  private static List<TypeMirror> parents(TypeElement type) {
    List<TypeMirror> parents = new ArrayList<>(type.getInterfaces());
    if (type.getSuperclass().getKind() != TypeKind.NONE) {
      parents.addFirst(type.getSuperclass());
    }
    return parents;
  }

  private static boolean isRead(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT) || isStage(method);
  }

  private static boolean isStage(ExecutableElement method) {
    return AnnotationReader.on(method, KnownTypes.STAGE).isPresent();
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
      if (type.getKind() == TypeKind.ERROR) {
        return type.toString(); // as javac has it where a class file is missing
      }
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
