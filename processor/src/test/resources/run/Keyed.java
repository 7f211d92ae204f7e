// => 900 in order true, 3 of null | 30 in order true, 4 at most | 20 failed: key 7 | early 5 | 12 12 in order true
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** Elements with equal keys go to the same worker, in their order, whatever time each takes. */
class Keyed {
  record Order(String customer, int number) {}

  @Pipeline
  interface Shop {
    @Stage(out = "orders")
    static Stream<Order> orders() {
      return Stream.concat(
          IntStream.range(0, 897).mapToObj(i -> new Order("c" + i % 13, i)),
          IntStream.range(897, 900).mapToObj(i -> new Order(null, i)));
    }

    @Stage(in = "orders", out = "booked", by = "customer", workers = 5)
    static Order book(Order order) throws InterruptedException {
      // Of a state that takes its time, however the threads are scheduled.
      for (int i = ThreadLocalRandom.current().nextInt(20); i > 0; i--) Thread.yield();
      if (ThreadLocalRandom.current().nextInt(50) == 0) TimeUnit.MICROSECONDS.sleep(200);
      return order;
    }

    @Stage
    static Map<String, List<Integer>> collect(ReceiveChannel<Order> booked) {
      Map<String, List<Integer>> all = new HashMap<>();
      for (Order order : booked) {
        all.computeIfAbsent(order.customer(), any -> new ArrayList<>()).add(order.number());
      }
      return all;
    }
  }

  /** A field, numbers that are given, and batches of one worker's elements. */
  static class Event {
    final int key;
    final int number;

    Event(int key, int number) {
      this.key = key;
      this.number = number;
    }
  }

  @Pipeline
  interface Batches {
    @Stage(out = "events")
    static Stream<Event> events() {
      return IntStream.range(0, 30).mapToObj(i -> new Event(i % 3, i));
    }

    @Stage(in = "events", out = "written", by = "key", workers = Stage.GIVEN)
    @Batch(max = Batch.GIVEN, millis = 1)
    static Iterable<List<Event>> write(List<Event> events) {
      return List.of(events);
    }

    @Stage
    static List<List<Event>> collect(ReceiveChannel<List<Event>> written) {
      List<List<Event>> all = new ArrayList<>();
      for (List<Event> batch : written) all.add(batch);
      return all;
    }
  }

  /** A key that cannot be read fails the pipeline. */
  @Pipeline
  interface Unreadable {
    record Item(int number) {
      Integer key() throws Exception {
        if (number == 7) throw new Exception("key 7");
        return number;
      }
    }

    @Stage(out = "items")
    static Stream<Item> items() {
      return IntStream.range(0, 20).mapToObj(Item::new);
    }

    @Stage(in = "items", by = "key", workers = 2, failed = "rejected")
    static void use(Item item) {}

    @Stage(in = "rejected")
    static void rejected(Failed<Item> failed) {}
  }

  /** The receiver ends early, and so do the source, the dispatch and all workers. */
  @Pipeline
  interface Early {
    @Stage(out = "numbers")
    static Stream<Integer> numbers() {
      return Stream.iterate(0, i -> i + 1);
    }

    @Stage(in = "numbers", out = "more", by = "hashCode", workers = 3)
    static Integer pass(Integer number) {
      return number;
    }

    @Stage
    static int five(ReceiveChannel<Integer> more) throws InterruptedException {
      int received = 0;
      while (received < 5 && more.receiveOk().ok()) received++;
      return received;
    }
  }

  /** In a cycle: what is in a queue is in flight. */
  @Pipeline
  interface Cycle {
    record Walk(int walker, int steps) {}

    @Stage(out = "walks")
    static Stream<Walk> start() {
      return IntStream.range(0, 4).mapToObj(i -> new Walk(i, 0));
    }

    @Stage(in = "walks", out = {"more", "done"}, by = "walker", workers = 2)
    static void step(Walk walk, SendChannel<Walk> more, SendChannel<Walk> done)
        throws InterruptedException {
      done.send(walk);
      if (walk.steps() < 2) more.send(new Walk(walk.walker(), walk.steps() + 1));
    }

    @Stage(in = "more", out = "walks")
    static void back(ReceiveChannel<Walk> more, @Feedback SendChannel<Walk> walks)
        throws InterruptedException {
      for (Walk walk : more) walks.send(walk);
    }

    @Stage
    static List<Walk> collect(ReceiveChannel<Walk> done) {
      List<Walk> all = new ArrayList<>();
      for (Walk walk : done) all.add(walk);
      return all;
    }
  }

  static boolean rises(List<Integer> numbers) {
    return IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i - 1) < numbers.get(i));
  }

  static Object test() throws Exception {
    var shop = new Keyed_ShopPipeline().run();
    int count = shop.values().stream().mapToInt(List::size).sum();
    boolean ordered = shop.values().stream().allMatch(Keyed::rises);
    String first = count + " in order " + ordered + ", " + shop.get(null).size() + " of null";

    var batches = new Keyed_BatchesPipeline(2, 4).run();
    Map<Integer, List<Integer>> byKey = new HashMap<>();
    for (var batch : batches) {
      for (Event event : batch) {
        byKey.computeIfAbsent(event.key, any -> new ArrayList<>()).add(event.number);
      }
    }
    String second =
        byKey.values().stream().mapToInt(List::size).sum() + " in order "
            + byKey.values().stream().allMatch(Keyed::rises) + ", "
            + (batches.stream().mapToInt(List::size).max().getAsInt() <= 4 ? "4 at most" : "more");

    String third;
    try {
      new Keyed_UnreadablePipeline().run();
      third = "none";
    } catch (GoroutineFailedException e) {
      third = "20 failed: " + e.getCause().getMessage();
    }
    int early = new Keyed_EarlyPipeline().run();
    var walks = new Keyed_CyclePipeline().run();
    Map<Integer, List<Integer>> steps = new HashMap<>();
    walks.forEach(
        walk -> steps.computeIfAbsent(walk.walker(), any -> new ArrayList<>()).add(walk.steps()));
    return first + " | " + second + " | " + third + " | early " + early + " | " + walks.size()
        + " " + steps.values().stream().mapToInt(List::size).sum() + " in order "
        + steps.values().stream().allMatch(Keyed::rises);
  }
}
