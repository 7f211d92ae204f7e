package dev.sluice.deadlock;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Task;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs for {@link ReportsTest}, to be run one at a time. Most of them stand still for ever, and
 * are ended when all the goroutines named by further arguments have been logged.
 */
final class Standstills {
  /** Programs that stand still as a whole, or would if it were not for one thing. */
  private static final Set<String> WHOLE =
      Set.of("whole", "monitors", "sleeping", "timed", "reading", "asking", "limited");

  private static final Set<String> WITHOUT_SLEEPER =
      Stream.concat(WHOLE.stream(), Stream.of("waiter")).collect(Collectors.toSet());

  private static final Logger LOGGER = Logger.getLogger("dev.sluice");

  private Standstills() {}

  public static void main(String[] arguments) throws Exception {
    if (!WITHOUT_SLEEPER.contains(arguments[0])) {
      go("sleeper", () -> Thread.sleep(Long.MAX_VALUE));
    }
    List<String> names = List.of(arguments).subList(1, arguments.length);
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(new EndWhenLogged(names));
    if (names.isEmpty() && WHOLE.contains(arguments[0])) {
      endAfterAWhile();
    }
    switch (arguments[0]) {
      case "locked" -> locked();
      case "notified" -> notified();
      case "conditional" -> conditional();
      case "future" -> go("future", () -> new CompletableFuture<>().get()).join();
      case "receiver" -> go("receiver", () -> Channel.make("values", 0).receive()).join();
      case "waiter" -> waiter();
      case "grouped" -> grouped();
      case "leaks" -> leaks();
      case "whole" -> wait(() -> go("joined", () -> Channel.nil().receive()).join());
      case "monitors" -> wait(Standstills::notifiedNever);
      case "sleeping" -> wait(() -> go("asleep", () -> Thread.sleep(Long.MAX_VALUE)).join());
      case "timed" -> wait(() -> Timer.after(Duration.ofDays(1)).receive());
      case "reading" -> wait(Standstills::read);
      case "asking" -> wait(() -> new CompletableFuture<>().get());
      case "limited" -> limited();
      case "clean" -> go("short", () -> {}).join();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Writes what is logged to the error output, and ends the program when all is. */
  private static final class EndWhenLogged extends Handler {
    private final Set<String> missing;

    EndWhenLogged(List<String> names) {
      missing = new HashSet<>(names);
    }

    @Override
    public void publish(LogRecord logged) {
      System.err.println(logged.getMessage());
      missing.removeIf(name -> logged.getMessage().contains("'" + name + "'"));
      if (missing.isEmpty()) {
        Runtime.getRuntime().halt(0);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Twice as long as a standstill takes to be told. */
  private static void endAfterAWhile() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              LockSupport.parkNanos(Duration.ofSeconds(6).toNanos());
              Runtime.getRuntime().halt(0);
            });
  }

  /** A hundred goroutines wait, and the main thread does something else. */
  private static void wait(Task task) throws Exception {
    Channel<Integer> values = Channel.make("values", 0);
    for (int i = 1; i <= 100; i++) {
      go("receiver " + i, () -> values.receive());
    }
    task.run();
  }

  @SuppressWarnings("WaitNotInLoop") // never notified
  private static void notifiedNever() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait();
    }
  }

  private static void read() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      go("accepts", () -> server.accept().close()).join();
    }
  }

  private static void limited() throws Exception {
    try (Group group = Group.open("limited", Duration.ofDays(1))) {
      Channel<Integer> values = group.channel("values", 0);
      group.go("receiver", () -> values.receive());
      group.join();
    }
  }

  private static void locked() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    go("locked", () -> lock.lock()).join();
  }

  @SuppressWarnings("WaitNotInLoop") // never notified
  private static void notified() throws InterruptedException {
    Object monitor = new Object();
    go(
            "notified",
            () -> {
              synchronized (monitor) {
                monitor.wait();
              }
            })
        .join();
  }

  @SuppressWarnings("WaitNotInLoop") // never signalled
  private static void conditional() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    go(
            "conditional",
            () -> {
              lock.lock();
              try {
                never.await();
              } finally {
                lock.unlock();
              }
            })
        .join();
  }

  /** Who waits for others stands still only if all of them do: nobody sleeps here. */
  private static void waiter() throws InterruptedException {
    WaitGroup group = new WaitGroup();
    group.add(1);
    go("waiter", () -> group.await()).join();
  }

  private static void grouped() throws InterruptedException {
    try (Group group = Group.open("stalled")) {
      Channel<Integer> values = group.channel("values", 0);
      group.go("asker", () -> new CompletableFuture<>().get());
      group.go("sender to nobody", () -> values.send(1));
      group.join();
    }
  }

  private static void leaks() throws InterruptedException {
    Channel<Integer> values = Channel.make("values", 0);
    Channel<Integer> full = Channel.make("values", 0);
    go("receiver", () -> values.receive());
    go("sender", () -> full.send(1));
    go("selector", () -> Select.of(Select.receive(values), Select.receive(Channel.nil())).await());
    long blocked;
    do {
      Thread.onSpinWait();
      blocked =
          Goroutines.all().stream()
              .filter(goroutine -> goroutine.state().matches("chan .*|select"))
              .count();
    } while (blocked < 3);
  }
}
