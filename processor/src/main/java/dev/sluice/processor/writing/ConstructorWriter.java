package dev.sluice.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Quantity.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the constructors: one that takes every object, one that makes what it can make itself, and
 * one that takes what pipelines that are stages are made of. Where there are several, a container
 * that injects dependencies is to use the first one.
 */
final class ConstructorWriter {
  private final Names names;
  private final List<Instance> instances;

  private final Pipeline pipeline;
  private final List<Given> numbers;

  /** What tells a container which constructor to use, where the user's code has such a thing. */
  private final Optional<AnnotationSpec> injected;

  ConstructorWriter(Names names, Pipeline pipeline, Optional<AnnotationSpec> injected) {
    this.names = names;
    this.injected = injected;
    this.instances = names.instances();
    this.pipeline = pipeline;
    this.numbers = pipeline.givens();
  }

  List<MethodSpec> write() {
    List<MethodSpec> constructors = new ArrayList<>(List.of(full()));
    if (instances.stream().anyMatch(instance -> instance.made().isPresent())) {
      constructors.add(brief());
    }
    if (instances.stream().anyMatch(Instance::isMadeOfParts)) {
      constructors.add(ofParts());
    }
    // Nothing injects numbers.
    if (constructors.size() > 1 && numbers.isEmpty()) {
      injected.ifPresent(
          annotation ->
              constructors.set(
                  0, constructors.getFirst().toBuilder().addAnnotation(annotation).build()));
    }
    return constructors;
  }

  /**
   * {@code this.squarer = Objects.requireNonNull(squarer, "squarer");} for each, and {@code
   * this.parseWorkers = Given.workers("parseWorkers", parseWorkers);}.
   */
  private MethodSpec full() {
    Signature signature =
        new Signature(
            keepsState()
                ? "A pipeline of these objects. Every run calls the same ones: what they keep in"
                    + " fields stays\n"
                    + "from run to run, and runs at the same time share it.\n"
                : "A pipeline that can run any number of times.\n",
            names.hiddenOnly());
    for (Instance instance : instances) {
      String name = names.instance(instance.origin());
      signature.add(instance, name);
      signature.constructor.addStatement(
          "this.$1N = $2T.requireNonNull($1N, $1S)", name, RuntimeTypes.OBJECTS);
    }
    for (Given number : numbers) {
      String name = names.given(number);
      signature.add(number, name);
      signature.constructor.addStatement(
          "this.$1N = $2T.$3N($1S, $1N)", name, RuntimeTypes.GIVEN, check(number, pipeline));
    }
    return signature.build();
  }

  /** The check of a number; what drops elements when it is full has to have a buffer. */
  static String check(Given number, Pipeline pipeline) {
    boolean drops =
        pipeline
            .channel(number.owner())
            .filter(channel -> channel.capacity().equals(number))
            .filter(channel -> channel.whenFull() != WhenFull.BLOCK)
            .isPresent();
    return drops ? "buffer" : number.role().name().toLowerCase(Locale.ROOT);
  }

  /** What a number says. */
  static CodeBlock javadoc(Given number, String name) {
    return CodeBlock.of(
        switch (number.role()) {
          case WORKERS -> "@param $L how many goroutines run stage '$L', at least 1\n";
          case CAPACITY -> "@param $L how many elements channel '$L' holds\n";
          case MAX -> "@param $L how many elements stage '$L' gets at once at most, at least 1\n";
        },
        name,
        JavadocText.escape(number.owner()));
  }

  /** Whether objects of the user's live from run to run. */
  private boolean keepsState() {
    return instances.stream().anyMatch(Instance::hasObjects);
  }

  /** {@code this(new Counter(), squarer);}: makes what it can make itself. */
  private MethodSpec brief() {
    Signature signature =
        new Signature(
            "A pipeline that makes its stages itself, as far as it can"
                + (keepsState() ? ", once for all its runs" : "")
                + ".\n",
            names.hiddenOnly());
    List<CodeBlock> arguments = new ArrayList<>();
    for (Instance instance : instances) {
      arguments.add(instance.made().orElseGet(() -> given(signature, instance)));
    }
    numbers.forEach(number -> arguments.add(signature.add(number, names.given(number))));
    return signature.delegate(arguments);
  }

  /** {@code this(new Counter(), new SquaresPipeline(squares, squaresSquareWorkers));} */
  private MethodSpec ofParts() {
    Signature signature =
        new Signature(
            "A pipeline that makes the pipelines that are stages of it itself.\n",
            names.hiddenOnly());
    instances.stream()
        .filter(instance -> !instance.isMadeOfParts() && instance.made().isEmpty())
        .forEach(instance -> signature.scope.fresh(names.instance(instance.origin())));
    numbers.forEach(number -> signature.scope.fresh(names.given(number)));
    // All objects come before all numbers.
    List<List<CodeBlock>> parts = new ArrayList<>();
    for (Instance instance : instances) {
      parts.add(
          new ArrayList<>(
              instance.isMadeOfParts()
                  ? instance.parts().stream().map(signature::add).toList()
                  : List.of(instance.made().orElseGet(() -> given(signature, instance)))));
    }
    List<CodeBlock> own =
        numbers.stream().map(number -> signature.add(number, names.given(number))).toList();
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      Instance instance = instances.get(i);
      List<CodeBlock> needed = parts.get(i);
      instance.numbers().forEach(number -> needed.add(signature.add(number)));
      if (instance.isMadeOfParts()) {
        arguments.add(Instance.creation(instance.type(), needed));
      } else {
        arguments.addAll(needed);
      }
    }
    arguments.addAll(own);
    return signature.delegate(arguments);
  }

  private CodeBlock given(Signature signature, Instance instance) {
    return signature.add(instance, names.instance(instance.origin()));
  }

  /** A constructor in the making. */
  private static final class Signature {
    private final MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    private final CodeBlock.Builder doc = CodeBlock.builder();
    private final Scope scope;

    Signature(String purpose, Scope scope) {
      this.scope = scope;
      constructor.addJavadoc(purpose);
    }

    CodeBlock add(Instance instance) {
      return add(instance, scope.fresh(instance.suggestion()));
    }

    CodeBlock add(Instance instance, String name) {
      constructor.addParameter(instance.type(), name);
      doc.add(
          instance.isPipeline()
              ? "@param $L the pipeline that is a stage\n"
              : "@param $L the object whose methods are stages\n",
          name);
      return CodeBlock.of("$N", name);
    }

    CodeBlock add(Given number) {
      return add(number, scope.fresh(Names.suggestion(number)));
    }

    CodeBlock add(Given number, String name) {
      constructor.addParameter(TypeName.INT, name);
      doc.add(javadoc(number, name));
      return CodeBlock.of("$N", name);
    }

    MethodSpec delegate(List<CodeBlock> arguments) {
      constructor.addStatement("this($L)", CodeBlock.join(arguments, ",$W"));
      return build();
    }

    MethodSpec build() {
      if (!doc.isEmpty()) {
        constructor.addJavadoc("\n").addJavadoc(doc.build());
      }
      return constructor.build();
    }
  }
}
