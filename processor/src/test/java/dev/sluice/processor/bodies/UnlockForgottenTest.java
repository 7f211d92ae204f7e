package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class UnlockForgottenTest {
  @Test
  void oneWayOutKeepsTheLock() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.concurrent.locks.*;

        class Kept {
          private final Channel<Integer> values = Channel.make();
          private final ReentrantLock lock = new ReentrantLock();
          private final Lock never = new ReentrantLock();

          void returnsEarly(int value) throws InterruptedException {
            lock.lock();
            if (value < 0) /*!UnlockForgotten*/return;
            lock.unlock();
            values.send(value);
          }

          int returnsValue(int value) throws InterruptedException {
            lock.lockInterruptibly();
            switch (value) {
              case 0 -> {
                /*!UnlockForgotten*/return 0;
              }
              default -> lock.unlock();
            }
            return values.receive();
          }

          void endsWithIt() throws InterruptedException {
            never/*!UnlockForgotten*/.lock();
            values.receive();
          }

          int elsewhereAllIsWell() throws InterruptedException {
            lock.lock();
            try {
              return 1;
            } finally {
              lock.unlock();
              values.receive();
            }
          }

          void inGoroutine() {
            Go.go(
                () -> {
                  for (int value : values) {
                    lock.lock();
                    if (value == 0) {
                      /*!UnlockForgotten*/return;
                    }
                    lock.unlock();
                  }
                });
          }
        }
        """);
  }

  @Test
  void somebodyUnlocksIt() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.concurrent.locks.*;

        class Released {
          private final Channel<Integer> values = Channel.make();
          private final ReentrantLock inFinally = new ReentrantLock();
          private final ReentrantLock apart = new ReentrantLock();
          private final ReentrantLock relocked = new ReentrantLock();
          private final ReentrantLock tried = new ReentrantLock();
          private final ReentrantLock passed = new ReentrantLock();
          private final ReentrantLock onDemand = new ReentrantLock();
          private final ReentrantLock others = new ReentrantLock();
          private final Lock given;
          final ReentrantLock visible = new ReentrantLock();

          Released(Lock given) {
            this.given = given;
          }

          int inFinally(int value) throws InterruptedException {
            inFinally.lock();
            try {
              if (value < 0) return -1;
              if (value == 0) throw new IllegalArgumentException();
            } finally {
              inFinally.unlock();
            }
            return values.receive();
          }

          void enter() {
            apart.lock();
          }

          void leave() {
            apart.unlock();
          }

          void yields(boolean contended) {
            if (!contended) return;
            relocked.unlock();
            Thread.yield();
            relocked.lock();
          }

          void whole() {
            relocked.lock();
            try {
              yields(true);
            } finally {
              relocked.unlock();
            }
          }

          void tries(boolean wait) {
            if (wait) tried.lock();
            else if (!tried.tryLock()) return;
            if (values.length() > 0) return;
            tried.unlock();
          }

          void passes(int value) {
            passed.lock();
            if (value < 0) return;
            release(passed);
          }

          private static void release(Lock lock) {
            lock.unlock();
          }

          void onDemand(boolean locking) throws InterruptedException {
            if (locking) onDemand.lock();
            values.send(1);
            if (locking) onDemand.unlock();
          }

          void othersToo(Released other, int value) {
            others.lock();
            if (value < 0) return;
            others.unlock();
            other.others.unlock();
          }

          void given(int value) {
            given.lock();
            visible.lock();
            if (value < 0) return;
            visible.unlock();
            given.unlock();
          }
        }
        """);
  }
}
