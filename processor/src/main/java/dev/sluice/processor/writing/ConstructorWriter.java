package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the constructors: one that takes every object, one that makes what it can make itself, and
 * one that takes what pipelines that are stages are made of.
 */
final class ConstructorWriter {
  private final Locals locals;
  private final List<Instance> instances;

  ConstructorWriter(Locals locals) {
    this.locals = locals;
    this.instances = locals.instances();
  }

  List<MethodSpec> write() {
    List<MethodSpec> constructors = new ArrayList<>(List.of(full()));
    if (instances.stream().anyMatch(instance -> instance.made().isPresent())) {
      constructors.add(brief());
    }
    if (instances.stream().anyMatch(instance -> !instance.parts().isEmpty())) {
      constructors.add(ofParts());
    }
    return constructors;
  }

  /** {@code this.squarer = Objects.requireNonNull(squarer, "squarer");} for each. */
  private MethodSpec full() {
    Signature signature =
        new Signature(
            keepsState()
                ? "A pipeline of these objects. Every run calls the same ones: what they keep in"
                    + " fields stays\n"
                    + "from run to run, and runs at the same time share it.\n"
                : "A pipeline that can run any number of times.\n",
            locals.hiddenOnly());
    for (Instance instance : instances) {
      String name = locals.instance(instance.origin());
      signature.add(instance, name);
      signature.constructor.addStatement(
          "this.$1N = $2T.requireNonNull($1N, $1S)", name, RuntimeTypes.OBJECTS);
    }
    return signature.build();
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
            locals.hiddenOnly());
    List<CodeBlock> arguments = new ArrayList<>();
    for (Instance instance : instances) {
      arguments.add(instance.made().orElseGet(() -> given(signature, instance)));
    }
    return signature.delegate(arguments);
  }

  /** {@code this(new Counter(), new SquaresPipeline(squares));} */
  private MethodSpec ofParts() {
    Signature signature =
        new Signature(
            "A pipeline that makes the pipelines that are stages of it itself.\n",
            locals.hiddenOnly());
    instances.stream()
        .filter(instance -> instance.parts().isEmpty() && instance.made().isEmpty())
        .forEach(instance -> signature.names.fresh(locals.instance(instance.origin())));
    List<CodeBlock> arguments = new ArrayList<>();
    for (Instance instance : instances) {
      if (instance.parts().isEmpty()) {
        arguments.add(instance.made().orElseGet(() -> given(signature, instance)));
      } else {
        arguments.add(
            Instance.creation(
                instance.type(),
                instance.parts().stream().map(part -> signature.add(part)).toList()));
      }
    }
    return signature.delegate(arguments);
  }

  private CodeBlock given(Signature signature, Instance instance) {
    return signature.add(instance, locals.instance(instance.origin()));
  }

  /** A constructor in the making. */
  private static final class Signature {
    private final MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    private final CodeBlock.Builder doc = CodeBlock.builder();
    private final Scope names;

    Signature(String purpose, Scope names) {
      this.names = names;
      constructor.addJavadoc(purpose);
    }

    CodeBlock add(Instance instance) {
      return add(instance, names.fresh(instance.suggestion()));
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
