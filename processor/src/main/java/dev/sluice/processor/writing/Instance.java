package dev.sluice.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.sluice.processor.declaration.Lombok;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Quantity.Given;
import dev.sluice.processor.model.Stage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * An object that a generated pipeline needs: one whose methods are stages, or a generated pipeline
 * that is a stage.
 *
 * @param type its class
 * @param origin the class as the user named it
 * @param made how it is made where nothing is given, such as {@code new Counter()}; empty if it has
 *     to be given
 * @param parts of a generated pipeline that has to be given, what it can be made of
 * @param numbers of a generated pipeline that has to be given, the numbers that making it takes
 * @param isPipeline whether it is a generated pipeline
 * @param hasObjects whether it is an object of the user's, or a pipeline that has one
 */
record Instance(
    ClassName type,
    TypeElement origin,
    Optional<CodeBlock> made,
    List<Instance> parts,
    List<Given> numbers,
    boolean isPipeline,
    boolean hasObjects) {

  /** The objects that a pipeline needs: first come, first in the constructor. */
  static List<Instance> of(Pipeline pipeline) {
    return of(pipeline, new HashMap<>());
  }

  /** Those of a pipeline, where those of the pipelines in it are looked up once. */
  private static List<Instance> of(Pipeline pipeline, Map<Pipeline, Instance> known) {
    Map<TypeElement, Instance> instances = new LinkedHashMap<>();
    for (Stage stage : pipeline.stages()) {
      if (stage.declaration().isInstance()) {
        TypeElement owner = stage.declaration().owner();
        instances.putIfAbsent(
            owner,
            stage
                .pipeline()
                .map(inner -> pipeline(inner, known).within(stage.name()))
                .orElseGet(() -> stages(owner, pipeline)));
      }
    }
    return List.copyOf(instances.values());
  }

  /** The variable's name, if nothing else has it. */
  String suggestion() {
    String simple = origin.getSimpleName().toString();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }

  private static Instance stages(TypeElement type, Pipeline pipeline) {
    // The user's own pipeline is given even where it could be made: it is what is being run.
    boolean own = type.equals(pipeline.declaration().type());
    return new Instance(
        ClassName.get(type),
        type,
        own ? Optional.empty() : made(type),
        List.of(),
        List.of(),
        false,
        true);
  }

  private static Instance pipeline(Pipeline pipeline, Map<Pipeline, Instance> known) {
    Instance before = known.get(pipeline);
    if (before != null) {
      return before;
    }
    List<Instance> needed = of(pipeline, known);
    Instance instance = generated(pipeline, needed);
    known.put(pipeline, instance);
    return instance;
  }

  /** {@code new NumbersPipeline()}, or {@code new NumbersPipeline(new Numbers())}. */
  private static Instance generated(Pipeline pipeline, List<Instance> needed) {
    ClassName type = ClassName.get(pipeline.packageName(), pipeline.className());
    TypeElement origin = pipeline.declaration().type();
    List<Instance> given = needed.stream().filter(it -> it.made().isEmpty()).toList();
    boolean objects = needed.stream().anyMatch(Instance::hasObjects);
    List<Given> numbers =
        Stream.concat(
                pipeline.givens().stream(), given.stream().flatMap(it -> it.numbers().stream()))
            .toList();
    List<CodeBlock> arguments =
        given.stream().flatMap(instance -> instance.madeAsPart().stream()).toList();
    if (numbers.isEmpty() && arguments.size() == given.size()) {
      Optional<CodeBlock> made = Optional.of(creation(type, arguments));
      return new Instance(type, origin, made, List.of(), List.of(), true, objects);
    }
    List<Instance> parts = given.stream().filter(it -> !it.isMadeOfNumbers()).toList();
    // Its constructor takes apart either all pipelines in it or none.
    boolean mixed = parts.size() < given.size() && parts.stream().anyMatch(Instance::isMadeOfParts);
    return mixed
        ? new Instance(type, origin, Optional.empty(), List.of(), List.of(), true, objects)
        : new Instance(type, origin, Optional.empty(), parts, numbers, true, objects);
  }

  /** Whether it is a pipeline that can be made of what the constructor is given instead. */
  boolean isMadeOfParts() {
    return !parts.isEmpty() || !numbers.isEmpty();
  }

  private boolean isMadeOfNumbers() {
    return parts.isEmpty() && !numbers.isEmpty();
  }

  /** The same as a stage of a pipeline, which knows its numbers by the stage's name. */
  private Instance within(String stage) {
    return new Instance(
        type,
        origin,
        made,
        parts,
        numbers.stream().map(number -> number.within(stage)).toList(),
        isPipeline,
        hasObjects);
  }

  private Optional<CodeBlock> madeAsPart() {
    return isPipeline ? Optional.empty() : made(origin);
  }

  private static Optional<CodeBlock> made(TypeElement type) {
    return isConstructible(type)
        ? Optional.of(creation(ClassName.get(type), List.of()))
        : Optional.empty();
  }

  /** {@code new Counter()} */
  static CodeBlock creation(ClassName type, List<CodeBlock> arguments) {
    return CodeBlock.of("new $T($L)", type, CodeBlock.join(arguments, ",$W"));
  }

  private static boolean isConstructible(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && !Lombok.writesConstructors(type)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(
                constructor ->
                    constructor.getParameters().isEmpty()
                        && constructor.getThrownTypes().isEmpty()
                        && !constructor.getModifiers().contains(Modifier.PRIVATE)
                        && (constructor.getModifiers().contains(Modifier.PUBLIC)
                            || !type.getModifiers().contains(Modifier.PUBLIC)));
  }
}
