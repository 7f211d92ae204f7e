// => 900 900 900 900 [0, 1, 2] 500 3
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.stream.*;

/** A stage goes on while one of its outputs has a receiver, however it sends. */
class SeveralOutputs {
  static int count(ReceiveChannel<?> in) {
    int count = 0;
    for (var unused : in) count++;
    return count;
  }

  @Pipeline
  interface Emitter {
    @Stage(out = "ids")
    static IntStream ids() {
      return IntStream.range(0, 1000);
    }

    @Stage(in = "ids", out = {"ok", "bad"})
    static void load(int id, SendChannel<Integer> ok, SendChannel<String> bad)
        throws InterruptedException {
      if (id % 10 == 9) bad.send("id " + id);
      else ok.send(id);
    }

    @Stage
    static int store(ReceiveChannel<Integer> ok) {
      return count(ok);
    }

    @Stage(in = "bad", out = "alerts")
    static String alert(String bad) {
      return "alert " + bad;
    }

    @Stage
    static void first(ReceiveChannel<String> alerts) throws InterruptedException {
      alerts.receive();
    }
  }

  @Pipeline
  interface Workers {
    @Stage(out = "ids")
    static IntStream ids() {
      return IntStream.range(0, 1000);
    }

    @Stage(in = "ids", out = {"ok", "bad"}, workers = 4)
    static void load(int id, SendChannel<Integer> ok, SendChannel<String> bad)
        throws InterruptedException {
      if (id % 10 == 9) bad.send("id " + id);
      else ok.send(id);
    }

    @Stage
    static int store(ReceiveChannel<Integer> ok) {
      return count(ok);
    }

    @Stage
    static void first(ReceiveChannel<String> bad) throws InterruptedException {
      bad.receive();
    }
  }

  @Pipeline
  interface OrderedWorkers {
    @Stage(out = "ids")
    static IntStream ids() {
      return IntStream.range(0, 1000);
    }

    @Stage(in = "ids", out = {"ok", "bad"}, workers = 4, ordered = true)
    static void load(int id, SendChannel<Integer> ok, SendChannel<String> bad)
        throws InterruptedException {
      if (id % 10 == 9) bad.send("id " + id);
      else ok.send(id);
    }

    @Stage
    static int store(ReceiveChannel<Integer> ok) {
      return count(ok);
    }

    @Stage
    static void first(ReceiveChannel<String> bad) throws InterruptedException {
      bad.receive();
    }
  }

  @Pipeline
  interface Selecting {
    /** Sends numbers to either, as long as somebody takes them: a select never meets the end. */
    @Stage(out = {"many", "few"})
    static void numbers(SendChannel<Integer> many, SendChannel<Integer> few)
        throws InterruptedException {
      var toMany = Select.send(many, 0);
      var toFew = Select.send(few, 0);
      Select select = Select.of(toMany, toFew);
      int toMuch = 0;
      while (toMuch < 900) {
        if (select.await() == toMany) toMuch++;
      }
    }

    @Stage
    static int store(ReceiveChannel<Integer> many) {
      return count(many);
    }

    @Stage
    static void first(ReceiveChannel<Integer> few) throws InterruptedException {
      few.receive();
    }
  }

  /** Infinite, and all receivers end. */
  @Pipeline
  interface AllEnd {
    @Stage(out = {"left", "right"})
    static void numbers(SendChannel<Integer> left, SendChannel<Integer> right)
        throws InterruptedException {
      for (int i = 0; ; i++) {
        left.send(i);
        right.send(i);
      }
    }

    @Stage
    static List<Integer> left(ReceiveChannel<Integer> left) {
      List<Integer> list = new ArrayList<>();
      for (int v : left) {
        list.add(v);
        if (list.size() == 3) break;
      }
      return list;
    }

    @Stage
    static void right(ReceiveChannel<Integer> right) throws InterruptedException {
      for (int i = 0; i < 500; i++) right.receive();
    }
  }

  @Pipeline
  interface Broadcasts {
    @Broadcast
    Channel<Integer> all();

    @Stage(out = "all")
    static IntStream numbers() {
      return IntStream.range(0, 500);
    }

    @Stage(in = "all")
    static int store(ReceiveChannel<Integer> all) {
      return count(all);
    }

    @Stage(in = "all")
    static void first(ReceiveChannel<Integer> all) throws InterruptedException {
      all.receive();
    }
  }

  /** What leads back to the stage is no receiver: an infinite cycle ends with its only reader. */
  @Pipeline
  interface Cycle {
    @Stage(in = "work", out = {"work", "done"})
    static void walk(
        @Feedback ReceiveChannel<Long> work, SendChannel<Long> more, SendChannel<Long> done)
        throws InterruptedException {
      more.send(1L);
      for (long node : work) {
        done.send(node);
        more.send(2 * node);
        more.send(2 * node + 1);
      }
    }

    @Stage
    static int three(ReceiveChannel<Long> done) throws InterruptedException {
      for (int i = 0; i < 3; i++) done.receive();
      return 3;
    }
  }

  static Object test() throws Exception {
    return new SeveralOutputs_EmitterPipeline().run()
        + " "
        + new SeveralOutputs_WorkersPipeline().run()
        + " "
        + new SeveralOutputs_OrderedWorkersPipeline().run()
        + " "
        + new SeveralOutputs_SelectingPipeline().run()
        + " "
        + new SeveralOutputs_AllEndPipeline().run()
        + " "
        + new SeveralOutputs_BroadcastsPipeline().run()
        + " "
        + new SeveralOutputs_CyclePipeline().run();
  }
}
