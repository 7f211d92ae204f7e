package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The methods of types with those that they inherit. What compilers offer for that differs between
 * them in order, and leaves out what is of use here: private methods, which are to be reported, and
 * the static methods of superinterfaces, which stages of an interface are.
 */
final class Members {
  /**
   * A method as a type sees it.
   *
   * @param method the method
   * @param signature its signature, where the type parameters of a supertype have their arguments
   * @param overridden the methods that it overrides or hides, nearest first
   */
  record Member(
      ExecutableElement method, ExecutableType signature, List<ExecutableElement> overridden) {
    /** The method's own annotation, else that of the nearest method that it takes the place of. */
    Optional<AnnotationReader> annotation(String name) {
      return AnnotationReader.on(method, name)
          .or(
              () ->
                  overridden.stream()
                      .flatMap(it -> AnnotationReader.on(it, name).stream())
                      .findFirst());
    }

    /** What is said about channels at a parameter, here or at what it takes the place of. */
    ChannelAnnotations channelAnnotations(int parameter) {
      ChannelAnnotations annotations = ChannelAnnotations.of(method.getParameters().get(parameter));
      for (ExecutableElement other : overridden) {
        annotations = annotations.or(ChannelAnnotations.of(other.getParameters().get(parameter)));
      }
      return annotations;
    }

    /** What is said about channels at the method, here or at what it takes the place of. */
    ChannelAnnotations channelAnnotations() {
      ChannelAnnotations annotations = ChannelAnnotations.of(method);
      for (ExecutableElement other : overridden) {
        annotations = annotations.or(ChannelAnnotations.of(other));
      }
      return annotations;
    }
  }

  private final Types types;
  private final Elements elements;

  Members(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /**
   * The methods of a type: those of its superclass first, then those of its superinterfaces, then
   * its own; none of {@code Object}'s, and none that another one overrides or hides.
   */
  List<Member> methods(TypeElement type) {
    List<ExecutableElement> all = new ArrayList<>();
    lineage(type).forEach(it -> all.addAll(ElementFilter.methodsIn(it.getEnclosedElements())));
    Map<String, List<ExecutableElement>> byForm =
        all.stream().collect(Collectors.groupingBy(Members::form));
    List<Member> members = new ArrayList<>();
    for (ExecutableElement method : all) {
      List<ExecutableElement> alike =
          byForm.getOrDefault(form(method), List.of()).stream()
              .filter(other -> !other.equals(method))
              .toList();
      if (alike.stream().noneMatch(other -> replaces(other, method, type))) {
        members.add(
            new Member(
                method,
                signature(method, type),
                alike.reversed().stream().filter(it -> replaces(method, it, type)).toList()));
      }
    }
    return members;
  }

  /** The supertypes but {@code Object}, farthest first, then the type itself. */
  static Set<TypeElement> lineage(TypeElement type) {
    Set<TypeElement> lineage = new LinkedHashSet<>();
    add(type, lineage, new LinkedHashSet<>());
    return lineage;
  }

  private static void add(TypeElement type, Set<TypeElement> lineage, Set<TypeElement> seen) {
    if (type.getQualifiedName().contentEquals("java.lang.Object") || !seen.add(type)) {
      return;
    }
    add(type.getSuperclass(), lineage, seen);
    type.getInterfaces().forEach(parent -> add(parent, lineage, seen));
    lineage.add(type);
  }

  private static void add(TypeMirror type, Set<TypeElement> lineage, Set<TypeElement> seen) {
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element) {
      add(element, lineage, seen);
    }
  }

  /** Whether one method is what a type has instead of another. */
  private boolean replaces(ExecutableElement one, ExecutableElement other, TypeElement type) {
    if (one.getModifiers().contains(Modifier.PRIVATE)
        || other.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    TypeElement owner = Owner.of(one);
    TypeElement otherOwner = Owner.of(other);
    boolean isBelow =
        !owner.equals(otherOwner)
            && types.isSubtype(types.erasure(owner.asType()), types.erasure(otherOwner.asType()));
    if (isStatic(one) || isStatic(other)) {
      return isBelow && types.isSubsignature(signature(one, type), signature(other, type));
    }
    if (isBelow || owner.getKind().isClass() != otherOwner.getKind().isClass()) {
      return elements.overrides(one, other, type);
    }
    // Of two superinterfaces that declare the same, the one that promises more.
    return !owner.equals(otherOwner)
        && isAbstract(one)
        && isAbstract(other)
        && !types.isSubtype(types.erasure(otherOwner.asType()), types.erasure(owner.asType()))
        && types.isSubsignature(signature(one, type), signature(other, type))
        && isPreferred(one, other, type);
  }

  private boolean isPreferred(ExecutableElement one, ExecutableElement other, TypeElement type) {
    TypeMirror returned = signature(one, type).getReturnType();
    TypeMirror otherReturned = signature(other, type).getReturnType();
    if (types.isSameType(returned, otherReturned)) {
      List<TypeElement> order = List.copyOf(lineage(type));
      return order.indexOf(Owner.of(one)) < order.indexOf(Owner.of(other));
    }
    return types.isSubtype(returned, otherReturned);
  }

  /** As the type sees it: an inherited method may be generic in its own class. */
  private ExecutableType signature(ExecutableElement method, TypeElement type) {
    return isStatic(method)
        ? (ExecutableType) method.asType()
        : (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
  }

  /** What methods that replace one another have in common. */
  private static String form(ExecutableElement method) {
    return method.getSimpleName() + "/" + method.getParameters().size();
  }

  private static boolean isStatic(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  private static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }
}
