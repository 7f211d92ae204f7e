package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity.Fixed;
import dev.sluice.processor.model.Stage;
import java.util.Optional;

/** Writes workers whose results leave in the order of their inputs. */
final class OrderWriter {
  /** For each worker one turn in hand and one that is done and waits. */
  private static final int TURNS_PER_WORKER = 2;

  private final Plan plan;
  private final Names names;
  private final GoroutinePlan goroutine;
  private final BatchWriter from;

  OrderWriter(Plan plan, Names names, GoroutinePlan goroutine) {
    this.plan = plan;
    this.names = names;
    this.goroutine = goroutine;
    from = new BatchWriter(plan, names, goroutine);
  }

  /** {@code OrderedWorkers<String, Line> parseInOrder = new OrderedWorkers<>(texts, lines, 8);} */
  CodeBlock declaration() {
    Stage stage = goroutine.head();
    if (stage.outputs().size() > 1) {
      return severalOutputs();
    }
    Endpoint output = stage.outputs().getFirst();
    return CodeBlock.builder()
        .addStatement(
            "$T $N = new $T<>($L,$W$N,$W$L)",
            ParameterizedTypeName.get(RuntimeTypes.ORDERED_WORKERS, from.type(), type(output)),
            names.order(goroutine),
            RuntimeTypes.ORDERED_WORKERS,
            from.source(),
            names.channel(output.channel()),
            turns())
        .build();
  }

  /**
   * A result is the task of sending it:
   *
   * <pre>
   * Outputs splitOutputs = new Outputs();
   * SendChannel&lt;String> splitToWords = splitOutputs.add(words);
   * SendChannel&lt;Integer> splitToNumbers = splitOutputs.add(numbers);
   * OrderedWorkers&lt;String, Task> splitInOrder =
   *     new OrderedWorkers<>(lines, SendChannel.into(Task::run), 8);
   * </pre>
   */
  private CodeBlock severalOutputs() {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$1T $2N = new $1T()", RuntimeTypes.OUTPUTS, names.outputs(goroutine));
    for (Endpoint output : goroutine.head().distinctOutputs()) {
      code.addStatement(
          "$T $N = $N.add($L)",
          ParameterizedTypeName.get(RuntimeTypes.SEND_CHANNEL, type(output)),
          names.orderedOutput(goroutine, output),
          names.outputs(goroutine),
          names.output(output.channel()));
    }
    return code.addStatement(
            "$T $N = new $T<>($L,$W$T.into($T::run),$W$L)",
            ParameterizedTypeName.get(RuntimeTypes.ORDERED_WORKERS, from.type(), RuntimeTypes.TASK),
            names.order(goroutine),
            RuntimeTypes.ORDERED_WORKERS,
            from.source(),
            RuntimeTypes.SEND_CHANNEL,
            RuntimeTypes.TASK,
            turns())
        .build();
  }

  /** {@code parseInOrder.work((text, results) -> results.send(Log.parse(text)))} */
  Code work() {
    Scope scope = names.scope();
    String value = scope.firstFree(goroutine.head().declaration().values().getFirst().name(), "v");
    String results = scope.firstFree("results", "out");
    Code step =
        new GoroutineWriter(new GoroutineScope(plan, names, goroutine, scope, Optional.of(results)))
            .step(value);
    return Code.of(
        CodeBlock.of(
            "$N.work(($N, $N) -> $L)", names.order(goroutine), value, results, step.lambdaBody()));
  }

  /** {@code 8}, {@code 2 * parseWorkers} */
  private CodeBlock turns() {
    return goroutine.workers() instanceof Fixed workers
        ? CodeBlock.of("$L", TURNS_PER_WORKER * workers.number())
        : CodeBlock.of("$L * $L", TURNS_PER_WORKER, names.number(goroutine.workers()));
  }

  private TypeName type(Endpoint endpoint) {
    return TypeName.get(plan.pipeline().channel(endpoint.channel()).orElseThrow().type());
  }
}
