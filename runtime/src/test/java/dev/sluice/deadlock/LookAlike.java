package dev.sluice.deadlock;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Ticker;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Programs in which everybody stands still, or seems to, until something outside the group ends it:
 * none of them is a deadlock. Each calls {@code standing} when it has set itself up, and waits for
 * {@code release} with the means that it is about.
 */
enum LookAlike {
  /** A receive from a timer that is far from due. */
  TIMER {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Timer timer = Timer.start(Duration.ofDays(1));
      Thread resetter = outside(release, () -> timer.reset(Duration.ZERO));
      group.go("sleeper", () -> timer.channel().receive());
      group.join();
      resetter.join();
    }
  },

  /** A select over a ticker that is far from due and a channel to which nobody sends. */
  TICKER_IN_A_SELECT {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> idle = group.channel("idle", 0);
      group.go(
          "watcher",
          () -> {
            try (Ticker ticker = Ticker.start(Duration.ofMillis(700))) {
              var tick = Select.receive(ticker.channel());
              Select select = Select.of(tick, Select.receive(idle));
              while (release.getCount() > 0) {
                select.await();
              }
            }
          });
      group.join();
    }
  },

  /** A goroutine that sleeps while another waits for what it will send. */
  SLEEPER {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      group.go(
          "sleeper",
          () -> {
            while (release.getCount() > 0) {
              Thread.sleep(700);
            }
            values.send(1);
          });
      group.go("receiver", () -> values.receive());
      group.join();
    }
  },

  /** A receive from a port: a channel that was not made by the group. */
  PORT {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> port = Channel.make();
      Thread sender = outside(release, () -> port.send(1));
      group.go("receiver", () -> port.receive());
      group.join();
      sender.join();
    }
  },

  /** A channel of the group that a thread outside it has used, and will use again. */
  FOREIGN_THREAD {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 1);
      Thread.ofPlatform().start(() -> values.trySend(1)).join();
      Thread sender = outside(release, () -> values.send(2));
      group.go("receiver", () -> values.receive());
      group.go("second receiver", () -> values.receive());
      group.join();
      sender.join();
    }
  },

  /** A channel of the group whose feeder waits until nobody wants more: others send. */
  AWAIT_ABANDONED {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      Thread sender = outside(release, () -> values.send(1));
      group.go("feeder", () -> values.awaitAbandoned());
      group.go("receiver", () -> values.receive(), values::abandon);
      group.join();
      sender.join();
    }
  },

  /** A goroutine that reads from a socket while another waits for what it will send. */
  INPUT {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> bytes = group.channel("bytes", 0);
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket accepted = server.accept();
          OutputStream out = client.getOutputStream();
          InputStream in = accepted.getInputStream()) {
        Thread writer = outside(release, () -> out.write(1));
        group.go("reader", () -> bytes.send(in.read()));
        group.go("receiver", () -> bytes.receive());
        group.join();
        writer.join();
      }
    }
  },

  /** A goroutine of a group that the same thread has opened after this one, and not closed. */
  GROUP_OF_THE_SAME_OPENER {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      try (Group inner = Group.open("inner")) {
        inner.go(
            "sender",
            () -> {
              await(release);
              values.send(1);
            });
        values.receive();
        inner.join();
      }
    }
  },

  /** A goroutine of a group that is being closed and that does not end when it is interrupted. */
  GROUP_BEING_CLOSED {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      group.go(
          "nest",
          () -> {
            CountDownLatch running = new CountDownLatch(1);
            try (Group inner = Group.open("inner")) {
              inner.go(
                  "slow",
                  () -> {
                    running.countDown();
                    while (release.getCount() > 0) {
                      try {
                        release.await();
                      } catch (InterruptedException e) {
                        // It has something to finish.
                      }
                    }
                  });
              running.await();
            }
          });
      group.join();
    }
  },

  /** A goroutine that waits for a lock, which somebody outside the group will unlock. */
  LOCK {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      ReentrantLock lock = new ReentrantLock();
      CountDownLatch locked = new CountDownLatch(1);
      Thread holder =
          Thread.ofPlatform()
              .start(
                  () -> {
                    lock.lock();
                    try {
                      locked.countDown();
                      await(release);
                    } finally {
                      lock.unlock();
                    }
                  });
      locked.await();
      group.go(
          "locker",
          () -> {
            lock.lock();
            try {
              values.trySend(1);
            } finally {
              lock.unlock();
            }
            values.close();
          });
      group.go("receiver", () -> values.receive());
      group.join();
      holder.join();
    }
  },

  /** A goroutine that waits for a future. */
  FUTURE {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      CompletableFuture<Integer> answer = new CompletableFuture<>();
      Thread completer = outside(release, () -> answer.complete(42));
      group.go("asker", () -> values.send(answer.get()));
      group.go("receiver", () -> values.receive());
      group.join();
      completer.join();
    }
  },

  /** A goroutine that computes, and yields. */
  BUSY {
    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the yield is what it is about
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      group.go(
          "busy",
          () -> {
            while (release.getCount() > 0) {
              Thread.yield();
            }
            values.send(1);
          });
      group.go("receiver", () -> values.receive());
      group.join();
    }
  },

  /** Members that wait for the group's cancellation, which can come from anywhere. */
  DONE {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      Thread canceller = outside(release, group::cancel);
      ReceiveChannel<Void> done = group.done();
      group.go("worker", () -> Select.of(Select.receive(values), Select.receive(done)).await());
      group.join();
      canceller.join();
    }
  },

  /** All goroutines of the group wait for the thread that opened it, which is busy elsewhere. */
  OPENER {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      group.go("receiver", () -> values.receive());
      release.await();
      values.send(1);
      group.join();
    }
  },

  /** A group around one that makes progress. */
  NESTED {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      group.go(
          "nest",
          () -> {
            try (Group inner = Group.open("inner")) {
              inner.go("waiter", () -> await(release));
              inner.join();
            }
            values.send(1);
          });
      group.go("receiver", () -> values.receive());
      group.join();
    }
  },

  /** A group around one that the clock will end. */
  NESTED_DEADLINE {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      group.go(
          "nest",
          () -> {
            try (Group inner = Group.open("inner", Duration.ofDays(1))) {
              Thread canceller = outside(release, inner::cancel);
              inner.go("receiver", () -> values.receive());
              inner.join();
              canceller.join();
            }
          });
      group.join();
    }
  },

  /** A group with a deadline, which the clock will end. */
  DEADLINE {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      try (Group limited = Group.open("limited", Duration.ofDays(1))) {
        Channel<Integer> values = limited.channel("values", 0);
        Thread canceller = outside(release, limited::cancel);
        limited.go("receiver", () -> values.receive());
        limited.join();
        canceller.join();
      }
    }
  },

  /** A wait group that somebody outside the group counts down, and has before. */
  WAIT_GROUP {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      WaitGroup workers = new WaitGroup();
      workers.add(2);
      Thread.ofPlatform().start(workers::done).join();
      Thread worker = outside(release, workers::done);
      workers.await();
      worker.join();
    }
  },

  /** A thread outside the group starts goroutines in it. */
  FED_FROM_OUTSIDE {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> values = group.channel("values", 0);
      Thread.ofPlatform().start(() -> group.go("first", () -> values.receive())).join();
      Thread starter = outside(release, () -> group.go("second", () -> values.send(1)));
      group.join();
      starter.join();
    }
  },

  /** A member that blocks and goes on, again and again, always found parked in the same place. */
  PING_PONG {
    @Override
    void run(Group group, CountDownLatch release) throws Exception {
      Channel<Integer> ping = group.channel("ping", 0);
      Channel<Integer> pong = group.channel("pong", 0);
      group.go(
          "player",
          () -> {
            for (int ball : ping) {
              pong.send(ball);
            }
          });
      while (release.getCount() > 0) {
        ping.send(1);
        pong.receive();
      }
      ping.close();
      Go.go("late", () -> {});
      group.join();
    }
  };

  /** Runs the program in a group that the calling thread has opened, until it is released. */
  abstract void run(Group group, CountDownLatch release) throws Exception;

  interface Action {
    void run() throws Exception;
  }

  /** A thread that is no goroutine and does something when it is released. */
  static Thread outside(CountDownLatch release, Action action) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              await(release);
              try {
                action.run();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
  }

  static void await(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
