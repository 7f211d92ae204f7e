package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.BatchModel;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Stage;

/**
 * Writes where a stage that is called by a loop gets its elements from, one by one or in batches.
 */
final class BatchWriter {
  private final Plan plan;
  private final Names names;
  private final Stage stage;
  private final GoroutinePlan goroutine;

  BatchWriter(Plan plan, Names names, GoroutinePlan goroutine) {
    this.plan = plan;
    this.names = names;
    this.goroutine = goroutine;
    stage = goroutine.head();
  }

  /** {@code orders}, {@code queue} of a worker, or batches of one of them. */
  CodeBlock source() {
    if (names.hasSharedBatches(goroutine)) {
      return CodeBlock.of("$N", names.batches(goroutine));
    }
    CodeBlock channel = channel();
    return stage.batch().map(batch -> batches(channel, batch)).orElse(channel);
  }

  private CodeBlock channel() {
    return goroutine.isKeyed()
        ? CodeBlock.of("$N", names.queue())
        : received(plan, names, stage, stage.inputs().getFirst());
  }

  /** {@code Tally.receives(group, "found to seed", found)} where others receive as well. */
  static CodeBlock received(Plan plan, Names names, Stage stage, Endpoint input) {
    CodeBlock channel = CodeBlock.of("$N", names.channel(plan.channel(stage, input)));
    Channel from = plan.pipeline().channel(input.channel()).orElseThrow();
    boolean shared =
        !from.isBroadcast()
            && from.receivers().stream().map(Channel.End::stage).distinct().count() > 1;
    return shared
        ? CodeBlock.of(
            "$T.receives($N, $S, $L)",
            RuntimeTypes.TALLY,
            names.group(),
            input.channel() + " to " + stage.name(),
            channel)
        : channel;
  }

  /** {@code Batches.of(orders, 100, Duration.ofMillis(200))} */
  private CodeBlock batches(CodeBlock channel, BatchModel batch) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.of($L, $L", RuntimeTypes.BATCHES, channel, names.number(batch.max()));
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
            names.batches(goroutine),
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
