package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A goroutine swallows its interrupt and blocks again: the group's close returns all the same. */
final class SwallowedInterrupts {
  private static final int TIMES = 2;

  @FunctionalInterface
  private interface Blocks {
    void on(Group group) throws Exception;
  }

  private SwallowedInterrupts() {}

  static void main() throws InterruptedException {
    Channel<Integer> outside = Channel.make();
    check("receives from a channel of the group", group -> group.channel("c", 0).receive());
    check("sends to a channel of the group", group -> group.channel("c", 0).send(1));
    check("receives from any channel", group -> outside.receive());
    check("ranges over any channel", group -> outside.forEach(value -> {}));
    check("receives from nil", group -> Channel.nil().receive());
    check("receives from done", group -> group.done().receive());
    check("selects", group -> Select.of(Select.receive(outside), Select.send(outside, 1)).await());
    check("selects nothing", group -> Select.of().await());
    check("waits for a timer", group -> Timer.after(Duration.ofDays(1)).receive());
    check(
        "waits for a wait group",
        group -> {
          WaitGroup never = new WaitGroup();
          never.add(1);
          never.await();
        });
    check(
        "joins an inner group",
        group -> {
          try (Group inner = Group.open("inner")) {
            inner.go("waits", () -> outside.receive());
            inner.join();
          }
        });
    Verdict.end();
  }

  private static void check(String what, Blocks blocks) throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean();
    Thread opener =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try (Group group = Group.open()) {
                    group.go("stubborn", () -> blockTwice(blocks, group, running));
                    Patience.until(running::get);
                    Thread.sleep(20);
                    group.cancel();
                  } catch (InterruptedException | RuntimeException e) {
                    // What close throws is not looked at here.
                  }
                });
    Verdict.that(opener.join(Duration.ofSeconds(10)), "close returns where a goroutine %s", what);
  }

  private static void blockTwice(Blocks blocks, Group group, AtomicBoolean running)
      throws Exception {
    for (int i = 0; i < TIMES; i++) {
      try {
        running.set(true);
        blocks.on(group);
      } catch (InterruptedException e) {
        // Swallowed.
      }
    }
  }
}
