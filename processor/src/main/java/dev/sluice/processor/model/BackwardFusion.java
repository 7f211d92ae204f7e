package dev.sluice.processor.model;

import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.model.GoroutinePlan.Kind;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * Decides which goroutines may be run by the one that receives from them: a source and functions,
 * each of which makes one value of an element at most, and behind them a channel, of which nobody
 * has said how much it holds, to a single stage that receives by itself. Not a source that is
 * {@code async}.
 */
final class BackwardFusion {
  private BackwardFusion() {}

  /**
   * The goroutine that may run another one.
   *
   * @param plan how the pipeline runs
   * @param source any of its goroutines
   * @return the goroutine that receives; empty if the other one always runs by itself
   */
  static Optional<GoroutinePlan> receiver(Plan plan, GoroutinePlan source) {
    if (!isSource(source)) {
      return Optional.empty();
    }
    String channel = source.sends().getFirst();
    return ends(plan, source, channel)
        ? Optional.of(receivers(plan, channel).getFirst())
        : Optional.empty();
  }

  private static boolean isSource(GoroutinePlan goroutine) {
    return goroutine.kind() == Kind.STAGES
        && goroutine.head().shape() == Shape.SOURCE
        && goroutine.head().declaration().async().filter(Located::value).isEmpty()
        && !goroutine.hasWorkers()
        && !goroutine.isPlatform()
        && !isUnknown(goroutine.head().outputs().getFirst().type())
        && goroutine.sends().size() == 1
        && goroutine.stages().stream().allMatch(BackwardFusion::makesOneAtMost);
  }

  /** Whether it is what a raw type, which cannot be passed on without a warning, consists of. */
  private static boolean isUnknown(TypeMirror element) {
    return element.toString().equals("java.lang.Object");
  }

  private static boolean makesOneAtMost(Stage stage) {
    boolean one =
        switch (stage.shape()) {
          case SOURCE, FUNCTION, FILTER -> true;
          case GOROUTINE, EXPANDER, CONSUMER, EMITTER -> false;
        };
    return one && stage.failures().isEmpty();
  }

  private static boolean ends(Plan plan, GoroutinePlan source, String name) {
    List<GoroutinePlan> senders =
        plan.goroutines().stream().filter(it -> it.sends().contains(name)).toList();
    List<GoroutinePlan> receivers = receivers(plan, name);
    return senders.equals(List.of(source))
        && receivers.size() == 1
        && receivesByItself(receivers.getFirst())
        && plan.channels().stream().anyMatch(it -> it.name().equals(name) && isPlain(plan, it));
  }

  private static List<GoroutinePlan> receivers(Plan plan, String name) {
    return plan.goroutines().stream().filter(it -> it.receives().contains(name)).toList();
  }

  private static boolean receivesByItself(GoroutinePlan goroutine) {
    return goroutine.kind() == Kind.STAGES
        && goroutine.head().shape() == Shape.GOROUTINE
        && goroutine.head().pipeline().isEmpty()
        && goroutine.head().batch().isEmpty()
        && !goroutine.hasWorkers()
        && !goroutine.isPlatform();
  }

  private static boolean isPlain(Plan plan, ChannelPlan channel) {
    return channel.capacity() instanceof Quantity.Adaptive
        && channel.whenFull() == WhenFull.BLOCK
        && channel.keyed().isEmpty()
        && channel.shares().isEmpty()
        && plan.cycle(channel).isEmpty();
  }
}
