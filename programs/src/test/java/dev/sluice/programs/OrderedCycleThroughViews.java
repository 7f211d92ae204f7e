package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Task;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.FeedbackCycle;
import dev.sluice.generated.OrderedWorkers;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Ordered workers of a cycle end by themselves, by whichever view they use its channel. */
final class OrderedCycleThroughViews {
  private static final int WORKERS = 3;
  private static final int DEPTH = 5;

  private OrderedCycleThroughViews() {}

  static void main() throws InterruptedException {
    for (int view = 0; view < 4; view++) {
      run(view);
    }
    Verdict.end();
  }

  private static void run(int view) throws InterruptedException {
    AtomicInteger handled = new AtomicInteger();
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> back = cycle.feedback("back", FeedbackCycle.UNBOUNDED);
      ReceiveChannel<Integer> in =
          (view & 1) == 0 ? back : BorrowedEnds.receiver(back.receiveOnly());
      SendChannel<Integer> out = (view & 2) == 0 ? back : BorrowedEnds.sender(back.sendOnly());
      OrderedWorkers<Integer, Integer> order = new OrderedWorkers<>(in, out, 8);
      Task seed =
          cycle.counted(
              () -> {
                out.send(DEPTH);
                out.send(DEPTH);
              });
      Task[] workers = new Task[WORKERS];
      for (int i = 0; i < WORKERS; i++) {
        workers[i] =
            cycle.counted(
                () ->
                    order.work(
                        (value, results) -> {
                          handled.incrementAndGet();
                          if (Objects.requireNonNull(value) > 0) {
                            results.send(value - 1);
                          }
                        }));
      }
      group.go("seed", seed);
      for (Task worker : workers) {
        group.go("worker", worker);
      }
      group.join();
    }
    Verdict.that(handled.get() == 2 * (DEPTH + 1), "view %d: handled %s", view, handled);
  }
}
