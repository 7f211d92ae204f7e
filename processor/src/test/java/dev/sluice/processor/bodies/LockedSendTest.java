package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class LockedSendTest {
  @Test
  void bothSidesNeedTheLock() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.concurrent.locks.ReentrantLock;

        class Locked {
          private final Channel<Integer> values = Channel.make();
          private final ReentrantLock lock = new ReentrantLock();
          private int total;

          void produce() throws InterruptedException {
            lock.lock();
            try {
              values/*!LockedSend*/.send(1);
            } finally {
              lock.unlock();
            }
          }

          void consume() throws InterruptedException {
            lock.lock();
            total += values/*!LockedSend*/.receive();
            lock.unlock();
          }

          static class Monitor {
            private final Channel<Integer> values = Channel.make();

            synchronized void produce() throws InterruptedException {
              values/*!LockedSend*/.send(1);
            }

            void consume() throws InterruptedException {
              synchronized (this) {
                values/*!LockedSend*/.receive();
              }
            }
          }

          static class Indirect {
            private final Channel<Integer> values = Channel.make();
            private final Object lock = new Object();
            private int rounds;

            void produce() throws InterruptedException {
              synchronized (lock) {
                emit(1);
              }
            }

            private void emit(int value) throws InterruptedException {
              values/*!LockedSend*/.send(value);
            }

            void consume() throws InterruptedException {
              while (true) {
                synchronized (lock) {
                  rounds++;
                }
                System.out.println(values.receive());
              }
            }

            void choose() throws InterruptedException {
              var value = Select.receive(values);
              synchronized (lock) {
                Select.of(value).await();
              }
            }
          }

          static class Waits {
            private final Object lock = new Object();
            private int count;

            void all() throws InterruptedException {
              WaitGroup workers = new WaitGroup();
              for (int i = 0; i < 3; i++) {
                workers.go(
                    () -> {
                      synchronized (lock) {
                        count++;
                      }
                    });
              }
              synchronized (lock) {
                workers/*!LockedSend*/.await();
              }
            }
          }

          interface Stages {
            Object LOCK = new Object();

            @Stage(out = "a")
            static void sender(SendChannel<Integer> out) throws InterruptedException {
              synchronized (LOCK) {
                out/*!LockedSend*/.send(1);
              }
            }

            @Stage(in = "a")
            static void receiver(ReceiveChannel<Integer> in) throws InterruptedException {
              synchronized (LOCK) {
                in/*!LockedSend*/.receive();
              }
            }
          }
        }
        """);
  }

  @Test
  void aLockThatNobodyElseTakes() {
    assertFindings(
        """
        import dev.sluice.*;

        class Locked {
          private final Channel<Integer> values = Channel.make();
          private final Channel<Integer> buffered = Channel.make(8);
          private final Channel<Integer> given;
          private final Object lock = new Object();
          private final Object other = new Object();

          Locked(Channel<Integer> given) {
            this.given = given;
          }

          void produce() throws InterruptedException {
            synchronized (lock) {
              values.send(1);
              buffered.send(1);
              given.send(1);
              values.trySend(2);
            }
          }

          void consume() throws InterruptedException {
            synchronized (other) {
              values.receive();
            }
            synchronized (lock) {
              buffered.receive();
              given.receive();
            }
          }

          void helper(int value) throws InterruptedException {
            synchronized (lock) {
              emit(value);
            }
            emit(value);
          }

          private void emit(int value) throws InterruptedException {
            Channel<Integer> own = Channel.make();
            Go.go(
                () -> {
                  synchronized (lock) {
                    own.receive();
                  }
                });
            own.send(value);
          }

          void released() throws InterruptedException {
            Channel<Integer> own = Channel.make();
            Go.go(
                () -> {
                  synchronized (lock) {
                    System.out.println("prepared");
                  }
                  own.send(1);
                });
            synchronized (lock) {
              System.out.println("prepared too");
            }
            own.receive();
          }

          void awaits() throws InterruptedException {
            WaitGroup workers = new WaitGroup();
            workers.go(() -> System.out.println("needs no lock"));
            synchronized (lock) {
              workers.await();
            }
          }
        }
        """);
  }

  @Test
  void throughHelpersBeforeOneReceiveAndAtTheEnd() {
    assertFindings(
        """
        import dev.sluice.*;

        class Locked {
          private final Object lock = new Object();
          private final Channel<Integer> jobs = Channel.make();
          private final Channel<Integer> ticks = Channel.make();
          private final Channel<Integer> once = Channel.make();
          private int done;

          void sendsJobs() throws InterruptedException {
            synchronized (lock) {
              jobs/*!LockedSend*/.send(1);
            }
          }

          void worksSometimes() throws InterruptedException {
            while (true) {
              int job = jobs.receive();
              if (job > 0) {
                count();
              }
            }
          }

          private void count() {
            synchronized (lock) {
              done++;
            }
          }

          synchronized void sendsTicks() throws InterruptedException {
            ticks/*!LockedSend*/.send(1);
          }

          void ranges() {
            for (int tick : ticks) {
              add(tick);
            }
          }

          private synchronized void add(int tick) {
            done += tick;
          }

          void sendsOnce() throws InterruptedException {
            synchronized (lock) {
              once/*!LockedSend*/.send(1);
            }
          }

          void receivesOnce() throws InterruptedException {
            synchronized (lock) {
              done++;
            }
            once.receive();
          }

          void joins() throws InterruptedException {
            try (Group group = Group.open()) {
              synchronized (lock) {
                group.go("counts", () -> count());
                group.go("ends", () -> System.out.println("x"), () -> {
                  synchronized (lock) {
                    done++;
                  }
                });
                group/*!LockedSend*/.join();
              }
            }
          }

          void awaits() throws InterruptedException {
            try (Group group = Group.open()) {
              WaitGroup tasks = new WaitGroup();
              tasks.add(1);
              group.go("locks", () -> {
                synchronized (lock) {
                  done++;
                }
              }, tasks::done);
              synchronized (lock) {
                tasks/*!LockedSend*/.await();
              }
              group.join();
            }
          }
        }
        """);
  }

  @Test
  void theLockOfAnotherGoroutineOrOfAnEarlierTime() {
    assertFindings(
        """
        import dev.sluice.*;

        class Free {
          private final Object lock = new Object();
          private final Channel<Integer> jobs = Channel.make();
          private int done;

          void sends() throws InterruptedException {
            synchronized (lock) {
              jobs.send(1);
            }
          }

          void receives() throws InterruptedException {
            while (true) {
              int job = jobs.receive();
              Go.go(() -> count(job));
            }
          }

          private void count(int job) {
            synchronized (lock) {
              done += job;
            }
          }

          void earlier() throws InterruptedException {
            Channel<Integer> own = Channel.make();
            synchronized (lock) {
              done++;
            }
            Go.go(
                () -> {
                  synchronized (lock) {
                    own.send(1);
                  }
                });
            own.receive();
            count(1);
          }

          void released() throws InterruptedException {
            try (Group group = Group.open()) {
              group.go("counts", () -> count(1));
              synchronized (lock) {
                done++;
              }
              group.join();
            }
          }
        }
        """);
  }
}
