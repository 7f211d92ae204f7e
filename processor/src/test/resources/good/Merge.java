package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Shared;
import dev.sluice.annotation.Stage;

/** Fan-in, with one of the senders itself several goroutines, and stages that compete. */
@Pipeline
interface Merge {
  @Stage(out = "all")
  static void odd(SendChannel<Integer> out) throws InterruptedException {
    for (int i = 1; i < 100; i += 2) out.send(i);
  }

  @Stage(out = "all", workers = 2)
  static void even(SendChannel<Integer> out) throws InterruptedException {
    for (int i = 0; i < 100; i += 2) out.send(i);
  }

  @Stage(in = "all")
  static int left(@Shared ReceiveChannel<Integer> in) {
    int sum = 0;
    for (int v : in) sum += v;
    return sum;
  }

  @Stage(in = "all")
  static int right(ReceiveChannel<Integer> in) {
    return left(in);
  }
}
