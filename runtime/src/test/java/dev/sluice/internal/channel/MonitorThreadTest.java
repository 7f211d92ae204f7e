package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Eventually;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that is there while it has something to watch. */
@Timeout(120)
final class MonitorThreadTest {
  private static final int ROUNDS = 500;
  private static final InheritableThreadLocal<Object> TENANT = new InheritableThreadLocal<>();

  private final AtomicInteger work = new AtomicInteger();
  private final AtomicReference<@Nullable Thread> watching = new AtomicReference<>();

  private class Watch extends MonitorThread {
    Watch() {
      this(LINGER_NANOS);
    }

    Watch(long linger) {
      super("watch", linger);
    }

    @Override
    public boolean hasWork() {
      return work.get() > 0;
    }

    @Override
    public long watch() {
      watching.set(Thread.currentThread());
      work.decrementAndGet();
      return 0;
    }
  }

  @Test
  void endsWhenThereIsNothingToWatchAndStartsAgain() throws InterruptedException {
    Watch watch = new Watch();
    for (int i = 0; i < 3; i++) {
      work.incrementAndGet();
      watch.demand();
      Thread thread = whoWatched();
      thread.join();
    }
  }

  /** Demands that come when the thread is about to end: it lingers for no time at all. */
  @Test
  void noDemandIsLost() throws InterruptedException {
    Watch watch = new Watch(0);
    for (int i = 0; i < ROUNDS; i++) {
      work.incrementAndGet();
      watch.demand();
      Eventually.until(() -> work.get() == 0);
    }
  }

  @Test
  void goesOnAfterAFailure() throws InterruptedException {
    AtomicInteger left = new AtomicInteger(2);
    MonitorThread failing =
        new MonitorThread("failing") {
          @Override
          public boolean hasWork() {
            return left.get() > 0;
          }

          @Override
          public long watch() {
            if (left.getAndDecrement() == 2) {
              throw new IllegalStateException("a probe");
            }
            return 0;
          }
        };
    failing.demand();
    Eventually.until(() -> left.get() == 0);
  }

  @Test
  void anInterruptDoesNotMakeItRunInCircles() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    MonitorThread resting =
        new MonitorThread("resting") {
          @Override
          public boolean hasWork() {
            return looks.get() < 2;
          }

          @Override
          public long watch() {
            if (looks.getAndIncrement() == 0) {
              Thread.currentThread().interrupt();
              watching.set(Thread.currentThread());
            }
            return 0;
          }
        };
    resting.demand();
    Thread thread = whoWatched();
    Eventually.until(() -> looks.get() == 2);
    assertThat(thread.isInterrupted()).isFalse();
  }

  @Test
  void inheritsNothing() throws InterruptedException {
    AtomicReference<@Nullable Object> tenant = new AtomicReference<>();
    Thread first =
        Thread.ofPlatform()
            .group(new ThreadGroup("application"))
            .priority(Thread.MIN_PRIORITY)
            .start(
                () -> {
                  TENANT.set("tenant");
                  Thread.currentThread().setContextClassLoader(new ClassLoader(null) {});
                  work.incrementAndGet();
                  new Watch() {
                    @Override
                    public long watch() {
                      tenant.set(TENANT.get());
                      return super.watch();
                    }
                  }.demand();
                });
    first.join();
    Thread thread = whoWatched();
    assertThat(tenant.get()).isNull();
    assertThat(thread.getContextClassLoader()).isNull();
    assertThat(thread.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
    assertThat(thread.isDaemon()).isTrue();
    ThreadGroup group = thread.getThreadGroup();
    // Null where the thread has ended meanwhile.
    assertThat(group == null || group.getParent() == null).isTrue();
  }

  private Thread whoWatched() throws InterruptedException {
    Eventually.until(() -> watching.get() != null);
    Thread thread = watching.getAndSet(null);
    if (thread == null) {
      throw new AssertionError("set by the watch only");
    }
    return thread;
  }
}
