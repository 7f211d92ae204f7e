package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.Select;
import java.util.concurrent.atomic.AtomicBoolean;

/** Dumps, and the look for deadlocks, while selects switch their cases off and on. */
final class DumpsDuringSelects {
  private static final int GROUPS = 8;
  private static final AtomicBoolean OVER = new AtomicBoolean();

  private DumpsDuringSelects() {}

  static void main() throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> {
          Verdict.that(false, "%s died: %s", thread.getName(), e);
          Verdict.end();
        });
    for (int i = 0; i < GROUPS; i++) {
      Thread.ofPlatform().daemon().start(DumpsDuringSelects::openAGroup);
    }
    Channel<Integer> often = Channel.make("often", 0);
    Channel<Integer> never = Channel.make("never", 1);
    Go.go("selects", () -> select(often, never));
    Go.go("sends", () -> sendAll(often));
    long[] dumps = new long[1];
    Patience.repeat(
        round -> {
          dumps[0] += Goroutines.all().size();
          if (round % 64 == 0) {
            dumps[0] += Goroutines.dump().length() & 1;
          }
          return true;
        });
    OVER.set(true);
    Verdict.that(dumps[0] > 0, "dumps of selects that change threw nothing");
    Verdict.end();
  }

  private static void openAGroup() {
    try (Group group = Group.open()) {
      Channel<Integer> often = group.channel("often", 0);
      Channel<Integer> never = group.channel("never", 0);
      group.go("selects", () -> select(often, never));
      group.go("sends", () -> sendAll(often));
      group.join();
    } catch (Exception e) {
      Verdict.that(false, "a group failed: %s", e);
      Verdict.end();
    }
  }

  private static void select(Channel<Integer> often, Channel<Integer> never)
      throws InterruptedException {
    Select.ReceiveCase<Integer> switched = Select.receive(never);
    Select select = Select.of(Select.receive(often), switched);
    for (boolean on = false; !OVER.get(); on = !on) {
      select.await();
      switched.channel(on ? never : null);
    }
  }

  private static void sendAll(Channel<Integer> often) throws InterruptedException {
    while (!OVER.get()) {
      often.send(1);
    }
  }
}
