package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Received;
import dev.sluice.Task;
import dev.sluice.generated.FeedbackCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A stage of a cycle takes what is there at once: all of it is handled, or that is refused. */
final class CycleInBatches {
  private static final int DEPTH = 3;
  private static final int SEEDS = 4;

  private CycleInBatches() {}

  static void main() throws InterruptedException {
    AtomicInteger handled = new AtomicInteger();
    String refused = "";
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> back = cycle.feedback("back", FeedbackCycle.UNBOUNDED);
      Task seed =
          cycle.counted(
              () -> {
                for (int i = 0; i < SEEDS; i++) {
                  back.send(DEPTH);
                }
              });
      Task stage = cycle.counted(() -> handle(back, handled));
      group.go("seed", seed);
      group.go("stage", stage);
      group.join();
    } catch (GoroutineFailedException e) {
      refused = e.getCause() instanceof IllegalStateException ? String.valueOf(e.getCause()) : "";
    }
    int expected = SEEDS * (DEPTH + 1);
    Verdict.that(
        handled.get() == expected || refused.contains("cycle"),
        "handled %s of %d%s",
        handled,
        expected,
        refused.isEmpty() ? "" : "; " + refused);
    Verdict.end();
  }

  private static void handle(Channel<Integer> back, AtomicInteger handled)
      throws InterruptedException {
    for (Received<Integer> next = back.receiveOk(); next.ok(); next = back.receiveOk()) {
      List<Integer> batch = new ArrayList<>();
      batch.add(next.value());
      for (Optional<Received<Integer>> more = back.tryReceive();
          more.isPresent() && more.get().ok();
          more = back.tryReceive()) {
        batch.add(more.get().value());
      }
      for (Integer value : batch) {
        handled.incrementAndGet();
        if (Objects.requireNonNull(value) > 0) {
          back.send(value - 1);
        }
      }
    }
  }
}
