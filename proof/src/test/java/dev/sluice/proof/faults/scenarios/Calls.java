package dev.sluice.proof.faults.scenarios;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.SendChannel;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls with results, a limit, a group in a group, goroutines on threads of the system. */
public final class Calls extends Attempt {
  private static final int CALLS = 4;

  private final AtomicInteger running = new AtomicInteger();

  @Override
  void attempt() throws Exception {
    try (Group group = Group.open("faults").limit(3)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        int number = i;
        results.add(group.call("call", () -> counted(() -> inner(number))));
      }
      group.onPlatform().go("platform", () -> counted(() -> 0));
      SendChannel<Integer> sum = group.into(value -> running.addAndGet(0 * value));
      for (Future<Integer> result : results) {
        sum.send(result.get());
      }
      waitFor(group);
      group.join();
    }
  }

  @Override
  public String faults() {
    return running.get() == 0 ? "" : "a goroutine runs when its group is closed";
  }

  private int counted(Callable<Integer> task) throws Exception {
    running.incrementAndGet();
    try {
      return task.call();
    } finally {
      running.decrementAndGet();
    }
  }

  private static int inner(int number) throws InterruptedException {
    try (Group group = Group.open("inner")) {
      Channel<Integer> answer = group.channel("answer", 0);
      group.go("answers", () -> answer.send(number));
      Integer received = answer.receive();
      group.join();
      return received == null ? -1 : received;
    }
  }

  private static void waitFor(Group group) throws InterruptedException {
    WaitGroup waiting = new WaitGroup();
    for (int i = 0; i < 2; i++) {
      waiting.go(Thread::yield);
    }
    waiting.await();
    Channel<Void> done = group.channel("done", 0);
    Go.go(done::close);
    done.receive();
  }
}
