package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Plan;
import java.util.Optional;

/**
 * Writes workers whose results leave as they come: of a stage that is called with one value after
 * the other, where nothing but generated code sends its results, and to one channel.
 */
final class UnorderedWriter {
  private final Plan plan;
  private final Names names;
  private final GoroutinePlan goroutine;
  private final BatchWriter from;

  UnorderedWriter(Plan plan, Names names, GoroutinePlan goroutine) {
    this.plan = plan;
    this.names = names;
    this.goroutine = goroutine;
    from = new BatchWriter(plan, names, goroutine);
  }

  /** Whether these are workers of that kind. */
  static boolean fits(Plan plan, GoroutinePlan goroutine) {
    return goroutine.runsStage()
        && goroutine.hasWorkers()
        && !goroutine.isOrdered()
        && !goroutine.isKeyed()
        && goroutine.head().batch().isEmpty()
        && goroutine.head().shape().takesValue()
        && goroutine.stages().stream().allMatch(stage -> stage.shape().returnsValues())
        && goroutine.sends().size() == 1
        && isOnlySender(plan, goroutine);
  }

  private static boolean isOnlySender(Plan plan, GoroutinePlan goroutine) {
    return plan.pipeline()
        .channel(goroutine.sends().getFirst())
        .filter(it -> it.senders().stream().map(Channel.End::stage).distinct().count() == 1)
        .isPresent();
  }

  /**
   * {@code UnorderedWorkers<String, Line> parseUnordered = new UnorderedWorkers<>(texts, lines);}
   */
  CodeBlock declaration() {
    String output = goroutine.sends().getFirst();
    TypeName result = TypeName.get(plan.pipeline().channel(output).orElseThrow().type());
    return CodeBlock.builder()
        .addStatement(
            "$T $N = new $T<>($L,$W$N)",
            ParameterizedTypeName.get(RuntimeTypes.UNORDERED_WORKERS, from.type(), result),
            names.unordered(goroutine),
            RuntimeTypes.UNORDERED_WORKERS,
            from.source(),
            names.channel(output))
        .build();
  }

  /** {@code parseUnordered.work((text, results) -> results.send(Log.parse(text)))} */
  Code work() {
    Scope scope = names.scope();
    String value = scope.firstFree(goroutine.head().declaration().values().getFirst().name(), "v");
    String results = scope.firstFree("results", "out");
    GoroutineWriter writer =
        new GoroutineWriter(
            new GoroutineScope(plan, names, goroutine, scope, Optional.of(results)));
    CodeBlock declarations = writer.declarations();
    return Code.of(
            CodeBlock.of(
                "$N.work(($N, $N) -> $L)",
                names.unordered(goroutine),
                value,
                results,
                writer.step(value).lambdaBody()))
        .after(declarations);
  }
}
