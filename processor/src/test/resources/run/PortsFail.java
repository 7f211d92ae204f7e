// => boom boom true | cancelled true | cancelled true | outer inner false | 3
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

/** A pipeline that fails or is cancelled ends its ports: nobody outside waits for ever. */
class PortsFail {
  @Pipeline
  interface Rows {
    ReceiveChannel<Integer> ids();

    SendChannel<String> rows();

    @Stage(in = "ids", out = "rows")
    static String load(int id) {
      if (id == 3) throw new IllegalStateException("boom");
      return "row " + id;
    }
  }

  @Pipeline
  interface Blocked {
    ReceiveChannel<Integer> ids();

    SendChannel<String> rows();

    @Stage(in = "ids", out = "rows")
    static void load(ReceiveChannel<Integer> ids, SendChannel<String> rows)
        throws InterruptedException {
      rows.send("first");
      ids.receive();
    }
  }

  @Pipeline(stages = Rows.class)
  interface Outer {
    @Stage
    static void count(SendChannel<Integer> ids, SendChannel<Integer> log)
        throws InterruptedException {
      for (int i = 0; ; i++) {
        ids.send(i);
        log.send(i);
      }
    }

    @Stage
    static void read(ReceiveChannel<String> rows) {
      for (String row : rows) {}
      ENDED.add("read");
    }

    @Stage
    static void log(ReceiveChannel<Integer> log) {
      for (int i : log) {}
      ENDED.add("log");
    }
  }

  static final Set<String> ENDED = ConcurrentHashMap.newKeySet();

  /** What a reader of the port gets, and whether a feeder of the other one ends. */
  static String outside(Channel<Integer> ids, Channel<String> rows) throws Exception {
    var feeder =
        new FutureTask<Integer>(
            () -> {
              for (int i = 0; i < Integer.MAX_VALUE; i++) ids.send(i);
              return 0;
            });
    Thread thread = Thread.ofVirtual().start(feeder);
    String got = "";
    try {
      for (String row : rows) got = row;
      got = "end";
    } catch (ChannelFailedException e) {
      Throwable cause = e.getCause();
      got =
          cause instanceof GoroutineFailedException failed
              ? failed.getCause().getMessage()
              : cause instanceof CancellationException ? "cancelled" : cause.toString();
    }
    thread.join();
    return got + " " + (feeder.exceptionNow() instanceof ChannelAbandonedException);
  }

  static Object test() throws Exception {
    Channel<Integer> ids = Channel.make();
    Channel<String> rows = Channel.make(100);
    var caller =
        new FutureTask<String>(
            () -> {
              new PortsFail_RowsPipeline().run(ids, rows);
              return "";
            });
    Thread.ofVirtual().start(caller);
    String run = outside(ids, rows);
    String failure = "";
    try {
      caller.get();
    } catch (ExecutionException e) {
      failure = e.getCause().getCause().getMessage();
    }

    Channel<Integer> ids2 = Channel.make();
    Channel<String> rows2 = Channel.make();
    var started = new PortsFail_BlockedPipeline().start(ids2, rows2);
    rows2.receive();
    started.cancel();
    String cancelled = outside(ids2, rows2);

    Channel<Integer> ids3 = Channel.make();
    Channel<String> rows3 = Channel.make();
    var atOnce = new PortsFail_BlockedPipeline().start(ids3, rows3);
    atOnce.cancel();
    String early = outside(ids3, rows3);

    String outer;
    try {
      new PortsFail_OuterPipeline().run();
      outer = "no failure";
    } catch (GoroutineFailedException e) {
      outer =
          (e.goroutine().equals("rows") ? "outer " : e + " ")
              + (((GoroutineFailedException) e.getCause()).goroutine().equals("load")
                  ? "inner "
                  : e.getCause() + " ")
              + (ENDED.contains("log") || ENDED.contains("read"));
    }

    // A normal end ends the ports as ever.
    Channel<Integer> ids4 = Channel.make(3);
    Channel<String> rows4 = Channel.make(3);
    for (int i = 0; i < 3; i++) ids4.send(i);
    ids4.close();
    new PortsFail_RowsPipeline().run(ids4, rows4);
    int count = 0;
    for (String row : rows4) count++;

    return failure + " " + run + " | " + cancelled + " | " + early + " | " + outer + " | " + count;
  }
}
