package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.SendChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callbacks, servers and executors use ports of a group, the first time long after its goroutines
 * have begun to wait: nothing is taken for a deadlock. Where they use a plain channel of the group
 * instead, the report names {@code port}.
 */
final class OutsidersUsePorts {
  /** Longer than the search for deadlocks takes. */
  private static final long LATER_MILLIS = 600;

  private static final ScheduledExecutorService EXECUTOR =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());

  private record Request(int number, SendChannel<Integer> reply) {}

  private interface Body {
    void run() throws Exception;
  }

  private OutsidersUsePorts() {}

  static void main() {
    check("an executor sends the result", OutsidersUsePorts::executor);
    check("a server of an outer group replies", OutsidersUsePorts::server);
    check("a callback sends events", OutsidersUsePorts::callback);
    check("a future's stage sends", OutsidersUsePorts::future);
    check("a group is cancelled from outside", OutsidersUsePorts::cancel);
    check("a report names port", OutsidersUsePorts::hint);
    Verdict.end();
  }

  private static void check(String what, Body body) {
    try {
      body.run();
    } catch (Exception e) {
      Verdict.that(false, "%s: %s", what, e);
    }
  }

  private static void later(Body body) {
    var _ =
        EXECUTOR.schedule(
            () -> {
              body.run();
              return true;
            },
            LATER_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private static void executor() throws InterruptedException {
    AtomicInteger got = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Integer> result = group.port("result", 1);
      group.go(
          "asks",
          () -> {
            later(() -> result.send(42));
            Integer value = result.receive();
            got.set(value == null ? -1 : value);
          });
      group.join();
    }
    Verdict.that(got.get() == 42, "the executor's result is %s", got);
  }

  private static void server() throws InterruptedException {
    AtomicInteger got = new AtomicInteger();
    try (Group server = Group.open("server")) {
      Channel<Request> requests = server.channel("requests", 0);
      server.go(
          "serves",
          () -> {
            for (Request request : requests) {
              Go.sleep(Duration.ofMillis(LATER_MILLIS));
              request.reply().send(2 * request.number());
            }
          });
      server.go(
          "client",
          () -> {
            try (Group call = Group.open("call")) {
              Channel<Integer> reply = call.port("reply", 0);
              requests.send(new Request(21, reply));
              Integer value = reply.receive();
              got.set(value == null ? -1 : value);
            }
          },
          requests::close);
      server.join();
    }
    Verdict.that(got.get() == 42, "the server's reply is %s", got);
  }

  private static void callback() throws InterruptedException {
    AtomicInteger events = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<String> port = group.port("events", 16);
      later(
          () -> {
            port.send("click");
            port.send("key");
            port.close();
          });
      group.go("handler", () -> port.forEach(event -> events.incrementAndGet()));
      group.join();
    }
    Verdict.that(events.get() == 2, "%s of 2 events came", events);
  }

  private static void future() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> port = group.port("value", 1);
      var _ =
          CompletableFuture.supplyAsync(
                  () -> 7, CompletableFuture.delayedExecutor(LATER_MILLIS, TimeUnit.MILLISECONDS))
              .thenAccept(port::trySend);
      Integer value = port.receive();
      Verdict.that(value != null && value == 7, "the opener received %s", value);
    }
  }

  private static void cancel() throws InterruptedException {
    boolean failed = false;
    try (Group group = Group.open("server")) {
      Channel<Integer> work = group.port("work", 0);
      later(group::cancel);
      group.go("worker", () -> work.forEach(value -> {}));
      group.join();
    } catch (DeadlockException e) {
      failed = true;
    }
    Verdict.that(!failed, "a cancel from outside comes before any deadlock");
  }

  private static void hint() throws InterruptedException {
    String report = "";
    try (Group group = Group.open()) {
      Channel<Integer> result = group.channel("result", 1);
      group.go("waits", () -> result.receive());
      group.join();
    } catch (DeadlockException e) {
      report = String.valueOf(e.getMessage());
    }
    Verdict.that(report.contains("port"), "the report of a one-sided channel ends with the hint");
  }
}
