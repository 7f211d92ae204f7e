package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Property;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Quantity.Fixed;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.model.Wire;
import javax.lang.model.type.TypeMirror;

/** Writes what shares elements by a property among the workers of a stage. */
final class KeyedWriter {
  /** How many elements the queue of a worker holds at least. */
  private static final int QUEUE = 16;

  private final Plan plan;
  private final Locals locals;
  private final Stage stage;

  KeyedWriter(Plan plan, Locals locals, Stage stage) {
    this.plan = plan;
    this.locals = locals;
    this.stage = stage;
  }

  /**
   * One queue for each worker:
   *
   * <pre>
   * KeyedQueues&lt;Order> storeQueues =
   *     KeyedQueues.of(8, worker -> group.channel("orders to store-" + worker, 16));
   * </pre>
   */
  CodeBlock queues(Wire wire) {
    Scope scope = locals.scope();
    String worker = scope.firstFree("worker");
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $T.of($L,$W$N -> $N.channel($S + $N, $L$L))",
            ParameterizedTypeName.get(RuntimeTypes.KEYED_QUEUES, TypeName.get(wire.type())),
            locals.channel(wire),
            RuntimeTypes.KEYED_QUEUES,
            locals.number(stage.workers()),
            worker,
            plan.cycle(wire).map(locals::cycle).orElse(locals.group()),
            stage.inputs().getFirst().channel() + " to " + stage.name() + "-",
            worker,
            capacity(wire.capacity()),
            wire.closesDropped() ? CodeBlock.of(", $T::close", RuntimeTypes.CLOSING) : "")
        .build();
  }

  /** {@code 16}; room for a batch, where the worker gets batches. */
  private CodeBlock capacity(Quantity batch) {
    return batch instanceof Fixed max
        ? CodeBlock.of("$L", Math.max(QUEUE, max.number()))
        : CodeBlock.of("$T.max($L, $L)", Math.class, QUEUE, locals.number(batch));
  }

  /** {@code ReceiveChannel<Order> queue = storeQueues.queue(i);} */
  CodeBlock queue() {
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $N.queue($N)",
            ParameterizedTypeName.get(RuntimeTypes.RECEIVE_CHANNEL, TypeName.get(carried())),
            locals.queue(),
            locals.channel(Wire.queues(stage)),
            locals.index())
        .build();
  }

  /** {@code storeQueues.dispatch(orders, order -> order.customer())} */
  Steps dispatch() {
    Endpoint input = stage.inputs().getFirst();
    Scope scope = locals.scope();
    String value =
        stage.batch().isPresent()
            ? scope.firstFree("v")
            : scope.firstFree(stage.declaration().values().getFirst().name(), "v");
    Property property = stage.key(carried()).orElseThrow();
    return Steps.of(
        CodeBlock.of(
            "$N.dispatch($L,$W$N -> $N.$L)",
            locals.channel(Wire.queues(stage)),
            BatchWriter.received(plan, locals, stage, input),
            value,
            value,
            property.isMethod() ? property.name() + "()" : property.name()));
  }

  private TypeMirror carried() {
    String channel = stage.inputs().getFirst().channel();
    return plan.pipeline().channel(channel).orElseThrow().type();
  }
}
