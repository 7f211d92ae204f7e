package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.BatchModel;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.model.Unit;

/**
 * Writes where a stage that is called by a loop gets its elements from, one by one or in batches.
 */
final class BatchWriter {
  private final Plan plan;
  private final Locals locals;
  private final Stage stage;
  private final Unit unit;

  BatchWriter(Plan plan, Locals locals, Unit unit) {
    this.plan = plan;
    this.locals = locals;
    this.unit = unit;
    stage = unit.head();
  }

  /** {@code orders}, {@code queue} of a worker, or batches of one of them. */
  CodeBlock source() {
    if (locals.hasSharedBatches(unit)) {
      return CodeBlock.of("$N", locals.batches(unit));
    }
    CodeBlock channel = channel();
    return stage.batch().map(batch -> batches(channel, batch)).orElse(channel);
  }

  private CodeBlock channel() {
    return unit.isKeyed()
        ? CodeBlock.of("$N", locals.queue())
        : received(plan, locals, stage, stage.inputs().getFirst());
  }

  /** {@code Tally.receives(group, "found to seed", found)} where others receive as well. */
  static CodeBlock received(Plan plan, Locals locals, Stage stage, Endpoint input) {
    CodeBlock channel = CodeBlock.of("$N", locals.channel(plan.wire(stage, input)));
    Channel from = plan.pipeline().channel(input.channel()).orElseThrow();
    boolean shared =
        !from.isBroadcast()
            && from.receivers().stream().map(Channel.End::stage).distinct().count() > 1;
    return shared
        ? CodeBlock.of(
            "$T.receives($N, $S, $L)",
            RuntimeTypes.TALLY,
            locals.group(),
            input.channel() + " to " + stage.name(),
            channel)
        : channel;
  }

  /** {@code Batches.of(orders, 100, Duration.ofMillis(200))} */
  private CodeBlock batches(CodeBlock channel, BatchModel batch) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.of($L, $L", RuntimeTypes.BATCHES, channel, locals.number(batch.max()));
    if (batch.millis() > 0) {
      code.add(", $T.ofMillis($L)", RuntimeTypes.DURATION, millis(batch.millis()));
    }
    return code.add(")").build();
  }

  private static String millis(long millis) {
    return millis > Integer.MAX_VALUE ? millis + "L" : String.valueOf(millis);
  }

  /** {@code ReceiveChannel<List<Order>> storeBatches = Batches.of(orders, 100);} */
  CodeBlock shared() {
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $L",
            ParameterizedTypeName.get(RuntimeTypes.RECEIVE_CHANNEL, type()),
            locals.batches(unit),
            batches(channel(), stage.batch().orElseThrow()))
        .build();
  }

  /** What the stage gets: {@code Order}, or {@code List<Order>}. */
  TypeName type() {
    Endpoint input = stage.inputs().getFirst();
    TypeName element = TypeName.get(plan.pipeline().channel(input.channel()).orElseThrow().type());
    return stage.batch().isPresent()
        ? ParameterizedTypeName.get(RuntimeTypes.LIST, element)
        : element;
  }
}
