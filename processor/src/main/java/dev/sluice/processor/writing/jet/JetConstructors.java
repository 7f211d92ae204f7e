package dev.sluice.processor.writing.jet;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.writing.EngineCode;
import dev.sluice.processor.writing.EngineCode.MemberObject;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the constructors of the class that runs a pipeline on Hazelcast Jet. */
final class JetConstructors {
  private final EngineCode code;

  JetConstructors(EngineCode code) {
    this.code = code;
  }

  /** One that takes everything, and one that makes what it can, if there is anything to make. */
  List<MethodSpec> all() {
    return code.objects().stream().anyMatch(it -> it.made().isPresent())
        ? List.of(constructor(), briefConstructor())
        : List.of(constructor());
  }

  /** {@code this.sales = Objects.requireNonNull(sales, "sales");} for each. */
  private MethodSpec constructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("A pipeline that can be submitted any number of times.\n");
    if (!code.objects().isEmpty() || !code.numbers().isEmpty()) {
      constructor.addJavadoc("\n");
    }
    for (MemberObject object : code.objects()) {
      document(constructor, object);
      constructor
          .addParameter(JetTypes.supplier(object.type()), object.name())
          .addStatement("this.$1N = $2T.requireNonNull($1N, $1S)", object.name(), JetTypes.OBJECTS);
    }
    for (EngineCode.GivenNumber number : code.numbers()) {
      add(constructor, number).addStatement("this.$N = $L", number.name(), number.checked());
    }
    return constructor.build();
  }

  private static MethodSpec.Builder add(
      MethodSpec.Builder constructor, EngineCode.GivenNumber number) {
    return constructor.addJavadoc(number.javadoc()).addParameter(TypeName.INT, number.name());
  }

  private static void document(MethodSpec.Builder constructor, MemberObject object) {
    constructor.addJavadoc(
        object.isPipeline()
            ? "@param $L makes the pipeline that is a stage, once on each member\n"
            : "@param $L makes the object whose methods are stages, once on each member\n",
        object.name());
  }

  /** {@code this(() -> new Counter(), sales);}: what can be made is made. */
  private MethodSpec briefConstructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "A pipeline whose members make its stages themselves, as far as they can.\n");
    List<MemberObject> given = code.objects().stream().filter(it -> it.made().isEmpty()).toList();
    if (!given.isEmpty() || !code.numbers().isEmpty()) {
      constructor.addJavadoc("\n");
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (MemberObject object : code.objects()) {
      if (object.made().isPresent()) {
        arguments.add(CodeBlock.of("() -> $L", object.made().get()));
      } else {
        document(constructor, object);
        constructor.addParameter(JetTypes.supplier(object.type()), object.name());
        arguments.add(CodeBlock.of("$N", object.name()));
      }
    }
    for (EngineCode.GivenNumber number : code.numbers()) {
      add(constructor, number);
      arguments.add(CodeBlock.of("$N", number.name()));
    }
    return constructor.addStatement("this($L)", CodeBlock.join(arguments, ",$W")).build();
  }
}
