package dev.sluice.benchmarks;

import static dev.sluice.benchmarks.VirtualThreads.start;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads that park and unpark one another and do nothing else. A round of ping-pong is two
 * switches; so is what a blocked goroutine costs before any channel is added.
 */
final class FloorLibrary implements Library {
  /** Two threads, and whose turn it is. */
  private static final class Court {
    volatile boolean served;

    /** Written before, and read after, {@code served}. */
    long ball;
  }

  @Override
  public long pingPong(int rounds) throws InterruptedException {
    Court court = new Court();
    Thread server = Thread.currentThread();
    Thread other =
        start(
            () -> {
              for (int i = 0; i < rounds; i++) {
                while (!court.served) {
                  LockSupport.park(court);
                }
                court.ball++;
                court.served = false;
                LockSupport.unpark(server);
              }
            });
    long sum = 0;
    for (long i = 0; i < rounds; i++) {
      court.ball = i;
      court.served = true;
      LockSupport.unpark(other);
      while (court.served) {
        LockSupport.park(court);
      }
      sum += court.ball;
    }
    return sum;
  }

  @Override
  public void block(int count, Runnable whenBlocked) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(count);
    CountDownLatch ended = new CountDownLatch(count);
    Thread[] threads = new Thread[count];
    AtomicBoolean over = new AtomicBoolean();
    for (int i = 0; i < count; i++) {
      threads[i] =
          start(
              () -> {
                started.countDown();
                while (!over.get()) {
                  LockSupport.park(over);
                }
                ended.countDown();
              });
    }
    started.await();
    whenBlocked.run();
    over.set(true);
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    ended.await();
  }
}
