package dev.sluice.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** What a pipeline returns: nothing, the one result, or a record of several. */
final class ResultShape {
  /** Names that no component of a record may have. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final List<GoroutinePlan> goroutines;
  private final Names names;
  private final ClassName results;

  ResultShape(Plan plan, Names names) {
    this.goroutines = plan.results();
    this.names = names;
    this.results = record(plan.pipeline());
  }

  boolean isVoid() {
    return goroutines.isEmpty();
  }

  /** {@code void}, {@code long}, or {@code Results}. */
  TypeName type() {
    return switch (goroutines.size()) {
      case 0 -> TypeName.VOID;
      case 1 -> type(goroutines.getFirst().head());
      default -> results;
    };
  }

  /** {@code long}; {@code NumbersPipeline.Results} of a pipeline with several results. */
  static TypeName type(Stage stage) {
    return stage.result().map(Nullness::of).orElseGet(() -> type(stage.pipeline().orElseThrow()));
  }

  private static TypeName type(Pipeline pipeline) {
    List<Stage> results = pipeline.results();
    return results.size() == 1 ? type(results.getFirst()) : record(pipeline);
  }

  private static ClassName record(Pipeline pipeline) {
    return ClassName.get(pipeline.packageName(), pipeline.className(), "Results");
  }

  /** What is returned, in words. */
  String javadoc() {
    return goroutines.size() == 1
        ? "what stage '" + JavadocText.escape(goroutines.getFirst().head().name()) + "' returns"
        : "what the stages return";
  }

  /** {@code return total.resultNow();}, or {@code return new Results(a.resultNow(), ...);} */
  CodeBlock returnStatement() {
    List<CodeBlock> values =
        goroutines.stream()
            .map(goroutine -> CodeBlock.of("$N.resultNow()", names.result(goroutine)))
            .toList();
    return switch (goroutines.size()) {
      case 0 -> CodeBlock.of("");
      case 1 -> CodeBlock.builder().addStatement("return $L", values.getFirst()).build();
      default ->
          CodeBlock.builder()
              .addStatement("return new $T($L)", results, CodeBlock.join(values, ",$W"))
              .build();
    };
  }

  /** {@code public record Results(long total, String name) {}} */
  Optional<TypeSpec> record() {
    if (goroutines.size() < 2) {
      return Optional.empty();
    }
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    Scope scope = new Scope();
    FORBIDDEN.forEach(scope::fresh);
    TypeSpec.Builder type = TypeSpec.recordBuilder("Results");
    type.addJavadoc("What the stages return.\n\n");
    for (GoroutinePlan goroutine : goroutines) {
      String name = scope.fresh(goroutine.head().name());
      components.addParameter(ParameterSpec.builder(type(goroutine.head()), name).build());
      type.addJavadoc(
          "@param $L what stage '$L' returns\n", name, JavadocText.escape(goroutine.head().name()));
    }
    return Optional.of(
        type.addModifiers(Modifier.PUBLIC).recordConstructor(components.build()).build());
  }
}
