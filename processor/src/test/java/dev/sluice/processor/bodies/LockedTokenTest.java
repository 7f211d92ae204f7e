package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class LockedTokenTest {
  @Test
  void theHolderNeedsTheLockToGiveTheTokenBack() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.concurrent.locks.ReentrantLock;

        class Tokens {
          private final Channel<Boolean> tokens = Channel.make(3);
          private final Object lock = new Object();

          void use() throws InterruptedException {
            synchronized (lock) {
              tokens/*!LockedSend*/.send(true);
            }
            System.out.println("using");
            synchronized (lock) {
              tokens.receive();
            }
          }

          static class Explicit {
            private final Channel<Integer> numbers = Channel.make(1);
            private final ReentrantLock lock = new ReentrantLock();

            Explicit() throws InterruptedException {
              lock.lock();
              try {
                numbers.send(1);
              } finally {
                lock.unlock();
              }
            }

            int use() throws InterruptedException {
              lock.lock();
              Integer taken;
              try {
                taken = numbers/*!LockedSend*/.receive();
              } finally {
                lock.unlock();
              }
              System.out.println("using");
              lock.lock();
              try {
                numbers.send(taken);
              } finally {
                lock.unlock();
              }
              return taken;
            }
          }
        }
        """);
  }

  @Test
  void aTokenThatAlwaysComesBack() {
    assertFindings(
        """
        import dev.sluice.*;

        class Tokens {
          private final Channel<Boolean> within = Channel.make(3);
          private final Channel<Boolean> free = Channel.make(3);
          private final Channel<Boolean> asked = Channel.make(3);
          private final Channel<Boolean> queue = Channel.make(100);
          private final Channel<Boolean> abandoned = Channel.make(3);
          private static final Channel<Boolean> shared = Channel.make(3);
          final Channel<Boolean> visible = Channel.make(3);
          private final Object lock = new Object();
          private final Object other = new Object();

          void oneSection() throws InterruptedException {
            synchronized (lock) {
              within.send(true);
              within.receive();
            }
          }

          synchronized void oneMethod() throws InterruptedException {
            synchronized (this) {
              within.send(true);
            }
            synchronized (this) {
              within.receive();
            }
          }

          void withoutLock() throws InterruptedException {
            synchronized (lock) {
              free.send(true);
            }
            free.receive();
          }

          void underAnother() throws InterruptedException {
            synchronized (lock) {
              free.send(true);
            }
            synchronized (other) {
              free.receive();
            }
          }

          void asks() throws InterruptedException {
            synchronized (lock) {
              if (asked.length() == asked.capacity()) return;
              asked.send(true);
            }
            synchronized (lock) {
              asked.receive();
            }
          }

          void put() throws InterruptedException {
            synchronized (lock) {
              queue.send(true);
            }
          }

          void take() throws InterruptedException {
            synchronized (lock) {
              queue.receive();
            }
          }

          void givesUp() throws InterruptedException {
            synchronized (lock) {
              abandoned.send(true);
            }
            synchronized (lock) {
              abandoned.receive();
            }
            abandoned.abandon();
          }

          void ofEachObject() throws InterruptedException {
            synchronized (lock) {
              shared.send(true);
              visible.send(true);
            }
            synchronized (lock) {
              shared.receive();
              visible.receive();
            }
          }
        }
        """);
  }
}
