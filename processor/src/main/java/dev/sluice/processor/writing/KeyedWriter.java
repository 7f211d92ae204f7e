package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.ChannelPlan;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Property;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Quantity.Fixed;
import dev.sluice.processor.model.Stage;
import javax.lang.model.type.TypeMirror;

/** Writes what shares elements by a property among the workers of a stage. */
final class KeyedWriter {
  /** How many elements the queue of a worker holds at least. */
  private static final int QUEUE = 16;

  private final Plan plan;
  private final Names names;
  private final Stage stage;

  KeyedWriter(Plan plan, Names names, Stage stage) {
    this.plan = plan;
    this.names = names;
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
  CodeBlock queues(ChannelPlan channel) {
    Scope scope = names.scope();
    String worker = scope.firstFree("worker");
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $T.of($L,$W$N -> $N.channel($S + $N, $L$L))",
            ParameterizedTypeName.get(RuntimeTypes.KEYED_QUEUES, TypeName.get(channel.type())),
            names.channel(channel),
            RuntimeTypes.KEYED_QUEUES,
            names.number(stage.workers()),
            worker,
            plan.cycle(channel).map(names::cycle).orElse(names.group()),
            stage.inputs().getFirst().channel() + " to " + stage.name() + "-",
            worker,
            capacity(channel.capacity()),
            channel.closesDropped() ? CodeBlock.of(", $T::close", RuntimeTypes.CLOSING) : "")
        .build();
  }

  /** {@code 16}; room for a batch, where the worker gets batches. */
  private CodeBlock capacity(Quantity batch) {
    return batch instanceof Fixed max
        ? CodeBlock.of("$L", Math.max(QUEUE, max.number()))
        : CodeBlock.of("$T.max($L, $L)", Math.class, QUEUE, names.number(batch));
  }

  /** {@code ReceiveChannel<Order> queue = storeQueues.queue(i);} */
  CodeBlock queue() {
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $N.queue($N)",
            ParameterizedTypeName.get(RuntimeTypes.RECEIVE_CHANNEL, TypeName.get(carried())),
            names.queue(),
            names.channel(ChannelPlan.queues(stage)),
            names.index())
        .build();
  }

  /** {@code storeQueues.dispatch(orders, order -> order.customer())} */
  Code dispatch() {
    Endpoint input = stage.inputs().getFirst();
    Scope scope = names.scope();
    String value =
        stage.batch().isPresent()
            ? scope.firstFree("v")
            : scope.firstFree(stage.declaration().values().getFirst().name(), "v");
    Property property = stage.key(carried()).orElseThrow();
    return Code.of(
        CodeBlock.of(
            "$N.dispatch($L,$W$N -> $N.$L)",
            names.channel(ChannelPlan.queues(stage)),
            BatchWriter.received(plan, names, stage, input),
            value,
            value,
            property.isMethod() ? property.name() + "()" : property.name()));
  }

  private TypeMirror carried() {
    String channel = stage.inputs().getFirst().channel();
    return plan.pipeline().channel(channel).orElseThrow().type();
  }
}
