package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.model.Unit;
import java.util.Optional;

/** Writes workers whose results leave in the order of their inputs. */
final class OrderWriter {
  /** For each worker one turn in hand and one that is done and waits. */
  private static final int TURNS_PER_WORKER = 2;

  private final Plan plan;
  private final Locals locals;
  private final Unit unit;

  OrderWriter(Plan plan, Locals locals, Unit unit) {
    this.plan = plan;
    this.locals = locals;
    this.unit = unit;
  }

  /** {@code OrderedWorkers<String, Line> parseInOrder = new OrderedWorkers<>(texts, lines, 8);} */
  CodeBlock declaration() {
    Stage stage = unit.head();
    Endpoint input = stage.inputs().getFirst();
    if (stage.outputs().size() > 1) {
      return severalOutputs(input);
    }
    Endpoint output = stage.outputs().getFirst();
    return CodeBlock.builder()
        .addStatement(
            "$T $N = new $T<>($N,$W$N,$W$L)",
            ParameterizedTypeName.get(RuntimeTypes.ORDERED_WORKERS, type(input), type(output)),
            locals.order(unit),
            RuntimeTypes.ORDERED_WORKERS,
            locals.channel(plan.wire(stage, input)),
            locals.channel(output.channel()),
            TURNS_PER_WORKER * unit.workers())
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
  private CodeBlock severalOutputs(Endpoint input) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$1T $2N = new $1T()", RuntimeTypes.OUTPUTS, locals.outputs(unit));
    for (Endpoint output : unit.head().distinctOutputs()) {
      code.addStatement(
          "$T $N = $N.add($L)",
          ParameterizedTypeName.get(RuntimeTypes.SEND_CHANNEL, type(output)),
          locals.orderedOutput(unit, output),
          locals.outputs(unit),
          locals.output(output.channel()));
    }
    return code.addStatement(
            "$T $N = new $T<>($N,$W$T.into($T::run),$W$L)",
            ParameterizedTypeName.get(RuntimeTypes.ORDERED_WORKERS, type(input), RuntimeTypes.TASK),
            locals.order(unit),
            RuntimeTypes.ORDERED_WORKERS,
            locals.channel(plan.wire(unit.head(), input)),
            RuntimeTypes.SEND_CHANNEL,
            RuntimeTypes.TASK,
            TURNS_PER_WORKER * unit.workers())
        .build();
  }

  /** {@code parseInOrder.work((text, results) -> results.send(Log.parse(text)))} */
  Steps work() {
    Scope scope = locals.scope();
    String value = scope.firstFree(unit.head().declaration().values().getFirst().name(), "v");
    String results = scope.firstFree("results", "out");
    Steps step = new UnitWriter(plan, locals, unit, scope, Optional.of(results)).step(value);
    return Steps.of(
        CodeBlock.of(
            "$N.work(($N, $N) -> $L)", locals.order(unit), value, results, step.lambdaBody()));
  }

  private TypeName type(Endpoint endpoint) {
    return TypeName.get(plan.pipeline().channel(endpoint.channel()).orElseThrow().type());
  }
}
