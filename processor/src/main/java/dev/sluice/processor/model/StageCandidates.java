package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.StageClassDeclaration;
import dev.sluice.processor.declaration.StageDeclaration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Tells from the signatures which method of a class is its stage. Nobody but a stage takes
 * channels; a method that takes one value may be something else, so that one of the class itself
 * counts before one that it inherits or only implements for an interface of the JDK.
 */
public final class StageCandidates {
  private final Signatures signatures;

  /**
   * For the types of one compilation.
   *
   * @param signatures tells the shapes
   */
  public StageCandidates(Signatures signatures) {
    this.signatures = signatures;
  }

  /**
   * The methods of a class that may be its stage.
   *
   * @param stageClass the class
   * @return one if the class is a stage; none or several if it cannot be told
   */
  public List<StageDeclaration> of(StageClassDeclaration stageClass) {
    List<StageDeclaration> marked =
        stageClass.methods().stream().filter(StageDeclaration::marked).toList();
    if (!marked.isEmpty()) {
      return marked;
    }
    List<StageDeclaration> plain =
        stageClass.methods().stream()
            .filter(StageCandidates::isConcrete)
            .filter(method -> !isMain(method))
            .toList();
    return Stream.<Predicate<StageDeclaration>>of(
            this::takesChannels, this::takesValue, this::isSource, this::takesNothing)
        .map(form -> nearest(plain.stream().filter(form).toList(), stageClass))
        .filter(methods -> !methods.isEmpty())
        .findFirst()
        // What has no shape is told as that.
        .orElseGet(() -> plain.stream().filter(StageCandidates::hasChannel).toList());
  }

  private boolean takesChannels(StageDeclaration method) {
    return hasChannel(method) && signatures.shape(method).isPresent();
  }

  private boolean takesValue(StageDeclaration method) {
    return method.parameters().size() == 1 && signatures.shape(method).isPresent();
  }

  private boolean isSource(StageDeclaration method) {
    return signatures.shape(method).filter(shape -> shape == Shape.SOURCE).isPresent();
  }

  private boolean takesNothing(StageDeclaration method) {
    return method.parameters().isEmpty();
  }

  private static boolean hasChannel(StageDeclaration method) {
    return method.parameters().stream()
        .anyMatch(
            parameter ->
                parameter.kind().isPresent()
                    || (parameter.type() instanceof ArrayType array
                        && ChannelKind.of(array.getComponentType()).isPresent()));
  }

  /** Those of the class itself, else those of the nearest superclass, else the others. */
  private static List<StageDeclaration> nearest(
      List<StageDeclaration> methods, StageClassDeclaration stageClass) {
    for (TypeMirror at = stageClass.type().orElseThrow().asType();
        at instanceof DeclaredType declared && declared.asElement() instanceof TypeElement type;
        at = type.getSuperclass()) {
      List<StageDeclaration> own =
          methods.stream().filter(it -> type.equals(it.element().getEnclosingElement())).toList();
      List<StageDeclaration> unlikeJdk =
          own.stream().filter(it -> !isOfJdk(type, it.element())).toList();
      if (!unlikeJdk.isEmpty()) {
        return unlikeJdk;
      }
      if (!own.isEmpty()) {
        return own;
      }
    }
    return methods;
  }

  /** Whether a method is one that some supertype from the JDK has too, such as compareTo. */
  private static boolean isOfJdk(TypeElement type, Element method) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .filter(DeclaredType.class::isInstance)
        .map(parent -> ((DeclaredType) parent).asElement())
        .filter(TypeElement.class::isInstance)
        .map(TypeElement.class::cast)
        .anyMatch(
            parent ->
                (parent.getQualifiedName().toString().startsWith("java.")
                        && parent.getEnclosedElements().stream()
                            .anyMatch(it -> isAlike(it, method)))
                    || isOfJdk(parent, method));
  }

  private static boolean isAlike(Element one, Element other) {
    return one instanceof ExecutableElement a
        && other instanceof ExecutableElement b
        && a.getSimpleName().equals(b.getSimpleName())
        && a.getParameters().size() == b.getParameters().size();
  }

  /** Whether a method names its types, as a stage has to. */
  private static boolean isConcrete(StageDeclaration method) {
    return method.element() instanceof Parameterizable declared
        && declared.getTypeParameters().isEmpty();
  }

  /** {@code public static void main(String[])}, which starts the program that tries the class. */
  private static boolean isMain(StageDeclaration method) {
    return method.element().getSimpleName().contentEquals("main")
        && method.element().getModifiers().contains(Modifier.STATIC)
        && method.result().getKind() == TypeKind.VOID
        && method.parameters().size() == 1
        && method.parameters().getFirst().type().getKind() == TypeKind.ARRAY;
  }
}
