package dev.sluice.benchmarks;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/** What each thing of Sluice's own weighs while nobody uses it, in a JVM of its own. */
final class Weights {
  private static final int MANY = 100_000;

  /** Groups are opened one in another. */
  private static final int GROUPS = 1_000;

  private Weights() {}

  /** Prints bytes by name. */
  public static void main(String[] arguments) throws InterruptedException {
    Channel<Long> left = Channel.make();
    Channel<Long> right = Channel.make();
    try (Group group = Group.open("weighed")) {
      each("channel, unbuffered", i -> Channel.make());
      each("channel of capacity 16", i -> Channel.make(16));
      each("channel of capacity 1,024", i -> Channel.make(1024));
      each("channel of a group, unbuffered", i -> group.channel("weighed", 0));
      each("channel of a group, capacity 16", i -> group.channel("weighed", 16));
      each("channel that keeps the latest", i -> Channel.latest());
      each("view of a channel", i -> left.sendOnly());
      each("timer that is set", i -> Timer.start(Duration.ofDays(1)));
      each("wait group", i -> new WaitGroup());
      each("select of two receives", i -> Select.of(Select.receive(left), Select.receive(right)));
      group.join();
    }
    group();
  }

  private static void each(String name, IntFunction<Object> made) {
    print(name, Heap.each(MANY, made));
  }

  private static void group() throws InterruptedException {
    Deque<Group> groups = new ArrayDeque<>(GROUPS);
    long before = Heap.used();
    for (int i = 0; i < GROUPS; i++) {
      groups.push(Group.open("weighed"));
    }
    print("group without goroutines", (double) (Heap.used() - before) / GROUPS);
    while (!groups.isEmpty()) {
      groups.pop().close();
    }
  }

  private static void print(String name, double bytes) {
    System.out.println(name + "=" + bytes);
  }
}
