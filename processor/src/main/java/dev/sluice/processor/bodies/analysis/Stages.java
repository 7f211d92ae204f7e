package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** The stages of a index, and the channels of the pipeline to which their parameters are bound. */
public final class Stages {
  private final ClassIndex index;
  private final Map<VariableElement, TrackedChannel.Wired> wired = new HashMap<>();
  private final List<MethodTree> methods = new ArrayList<>();

  Stages(ClassIndex index, Map<Element, MethodTree> methodTrees) {
    this.index = index;
    methodTrees.forEach(
        (element, tree) -> {
          if (isStage(element)) {
            methods.add(tree);
            bind((ExecutableElement) element);
          }
        });
    methods.sort(Comparator.comparingLong(tree -> index.attribution().position(tree)));
  }

  /** Whether an element carries {@code @Stage}. */
  public static boolean isAnnotated(Element element) {
    return annotation(element) != null;
  }

  private static boolean isStage(Element method) {
    return isAnnotated(method)
        || (isAnnotated(owner(method))
            && method.getModifiers().contains(Modifier.PUBLIC)
            && !method.getModifiers().contains(Modifier.ABSTRACT)
            && method.getKind() == ElementKind.METHOD);
  }

  private static Element owner(Element method) {
    return Objects.requireNonNull(method.getEnclosingElement(), "a method stands in a type");
  }

  /** The stage methods, top to bottom. */
  public List<MethodTree> methods() {
    return methods;
  }

  /** Whether a tree lies in a stage method or in a stage class. */
  public boolean isInStage(Tree tree) {
    for (Tree at = tree; at != null; at = index.parent(at)) {
      if (at instanceof MethodTree || at instanceof ClassTree) {
        Element element = index.attribution().element(at);
        if (element != null && (isAnnotated(element) || methods.contains(at))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The stage method around a tree, or null. */
  public @Nullable MethodTree enclosing(Tree tree) {
    for (Tree at = tree; at != null; at = index.parent(at)) {
      if (at instanceof MethodTree method && methods.contains(method)) {
        return method;
      }
    }
    return null;
  }

  /** Whether several goroutines run a stage method at once. */
  public boolean isParallel(MethodTree stage) {
    Element element = index.attribution().element(stage);
    AnnotationMirror annotation = element == null ? null : annotation(element);
    if (annotation == null && element != null) {
      annotation = annotation(owner(element));
    }
    AnnotationValue workers = annotation == null ? null : value(annotation, "workers");
    return workers != null && workers.getValue() instanceof Integer number && number != 1;
  }

  /** The stage's name as reports show it. */
  public String name(MethodTree stage) {
    Element element = index.attribution().element(stage);
    AnnotationMirror annotation = element == null ? null : annotation(element);
    String given = annotation == null ? "" : string(annotation, "name");
    return given.isEmpty() ? stage.getName().toString() : given;
  }

  /** The channel to which a stage's parameter is bound, or null for any other variable. */
  public TrackedChannel.@Nullable Wired wired(@Nullable VariableElement variable) {
    return variable == null ? null : wired.get(variable);
  }

  /**
   * Whether every stage that receives from an input port takes values until the port is closed.
   *
   * @param generated the class of the pipeline that is run
   * @param port the parameter of its {@code run}
   * @return false also if the pipeline is not declared in this class
   */
  public boolean readToTheEnd(TypeElement generated, VariableElement port) {
    String name = port.getSimpleName().toString();
    List<MethodTree> readers =
        methods.stream()
            .filter(stage -> isOf(stage, generated))
            .filter(stage -> receivesFrom(stage, name))
            .toList();
    return !readers.isEmpty() && readers.stream().allMatch(stage -> ranges(stage, name));
  }

  private boolean isOf(MethodTree stage, TypeElement generated) {
    Element element = index.attribution().element(stage);
    return element != null
        && generated
            .getSimpleName()
            .toString()
            .endsWith(owner(element).getSimpleName() + "Pipeline");
  }

  private boolean receivesFrom(MethodTree stage, String name) {
    Element element = index.attribution().element(stage);
    AnnotationMirror annotation = element == null ? null : annotation(element);
    return (annotation != null && strings(annotation, "in").contains(name))
        || input(stage, name) != null;
  }

  /** The parameter by which a stage receives from a channel, or null. */
  private @Nullable VariableElement input(MethodTree stage, String name) {
    return index.attribution().element(stage) instanceof ExecutableElement method
        ? method.getParameters().stream()
            .filter(each -> Attribution.isExactly(each.asType(), Api.RECEIVE_CHANNEL))
            .filter(
                each -> {
                  TrackedChannel.Wired to = wired(each);
                  return to != null && to.name().equals(name);
                })
            .findFirst()
            .orElse(null)
        : null;
  }

  /** Whether a stage is called for each value, or its only receive is a loop over all of them. */
  private boolean ranges(MethodTree stage, String name) {
    VariableElement input = input(stage, name);
    return input == null
        || (!index.channels().uses(input).escaped()
            && index.channels().uses(input).operations().stream()
                .allMatch(use -> use.operation() == Operation.RANGE)
            && !index.contains(stage.getBody(), Tree.Kind.RETURN)
            && !index.contains(stage.getBody(), Tree.Kind.BREAK));
  }

  /** The stage parameters that are bound to a channel. */
  public List<VariableElement> parameters(TrackedChannel.Wired channel) {
    return wired.entrySet().stream()
        .filter(entry -> entry.getValue().equals(channel))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether a channel certainly has no room for values: nothing says anything else about it. */
  public boolean isUnbuffered(TrackedChannel.Wired channel) {
    boolean marked = parameters(channel).stream().anyMatch(Stages::isMarked);
    return !marked
        // A channel that brings batches has room for one, unless it says something else.
        && channel.pipeline().getEnclosedElements().stream().noneMatch(Stages::takesBatches)
        && channel.pipeline().getEnclosedElements().stream()
            .filter(member -> member.getSimpleName().contentEquals(channel.name()))
            .filter(ExecutableElement.class::isInstance)
            .map(ExecutableElement.class::cast)
            .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
            .allMatch(
                method ->
                    Attribution.isExactly(method.getReturnType(), Api.CHANNEL)
                        && !isMarked(method));
  }

  private static boolean takesBatches(Element element) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                mirror.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(Api.BATCH));
  }

  /** Whether an annotation of ours changes what kind of channel it is. */
  private static boolean isMarked(Element element) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                mirror.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().toString().startsWith(Api.PACKAGE + ".annotation."));
  }

  private void bind(ExecutableElement stage) {
    AnnotationMirror annotation = annotation(stage);
    if (annotation == null) {
      annotation = annotation(owner(stage));
    }
    bind(stage, annotation, "in", Api.RECEIVE_CHANNEL);
    bind(stage, annotation, "out", Api.SEND_CHANNEL);
  }

  private void bind(
      ExecutableElement stage, @Nullable AnnotationMirror annotation, String member, String type) {
    List<String> names = annotation == null ? List.of() : strings(annotation, member);
    int position = 0;
    for (VariableElement parameter : stage.getParameters()) {
      if (Attribution.isExactly(parameter.asType(), type)) {
        String name =
            position < names.size() ? names.get(position) : parameter.getSimpleName().toString();
        wired.put(parameter, new TrackedChannel.Wired(owner(stage), name));
        position++;
      }
    }
  }

  private static @Nullable AnnotationMirror annotation(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(
            mirror ->
                mirror.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(Api.STAGE))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable AnnotationValue value(AnnotationMirror annotation, String member) {
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static String string(AnnotationMirror annotation, String member) {
    AnnotationValue value = value(annotation, member);
    return value != null && value.getValue() instanceof String text ? text : "";
  }

  private static List<String> strings(AnnotationMirror annotation, String member) {
    AnnotationValue value = value(annotation, member);
    if (value == null || !(value.getValue() instanceof List<?> values)) {
      return List.of();
    }
    return values.stream()
        .filter(AnnotationValue.class::isInstance)
        .map(each -> String.valueOf(((AnnotationValue) each).getValue()))
        .toList();
  }
}
