package dev.sluice.internal.channel;

import dev.sluice.internal.recording.Recorders;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the library that watches over goroutines. It is there while it has something to
 * watch: started on demand, and ended when it has been idle for a moment. So a program that does
 * not use the library, or not any more, has no thread of it, and the class loader of the library
 * can be collected. It inherits nothing from the thread that happens to demand it: no context class
 * loader, no inheritable thread-locals, no thread group and no priority.
 *
 * <p>No demand is lost. Whoever has made work first publishes it and then {@linkplain #demand
 * demands} the thread; the thread says that it ends first and then looks for work once more. Both
 * sides use volatile accesses, so at least one of them sees the other.
 */
public abstract class MonitorThread {
  /** How long it waits for work before it ends. */
  static final long LINGER_NANOS = 300_000_000;

  private final String name;
  private final long lingerNanos;
  private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();

  /** Whether the pause is over before its time. */
  private volatile boolean hurried;

  public MonitorThread(String name) {
    this(name, LINGER_NANOS);
  }

  public MonitorThread(String name, long lingerNanos) {
    this.name = name;
    this.lingerNanos = lingerNanos;
  }

  /** Whether it is to watch at all. */
  public boolean isWanted() {
    return true;
  }

  /** Whether there is anything to watch. */
  public abstract boolean hasWork();

  /**
   * Watches once; called while there is work.
   *
   * @return when to do so again, in nanoseconds from now
   */
  public abstract long watch();

  /** There is work now; costs one look at a field if the thread is running. */
  public final void demand() {
    if (running.get() == null) {
      start();
    }
  }

  /** As {@link #demand}, and the thread does not wait for the end of its pause. */
  final void hurry() {
    hurried = true;
    Thread thread = running.get();
    if (thread != null) {
      LockSupport.unpark(thread);
    } else {
      start();
    }
  }

  /** Waits inside {@link #watch}; may return early. */
  final void pause(long nanos) {
    LockSupport.parkNanos(this, nanos);
    // Nobody has a reason to interrupt it. If somebody does, it must not run in circles.
    var unused = Thread.interrupted();
  }

  private void start() {
    Thread thread = unstarted(name, this::run);
    if (!running.compareAndSet(null, thread)) {
      return;
    }
    try {
      thread.start();
    } catch (Throwable e) {
      // The system has no thread to spare. The next demand tries again; nobody fails for it.
      running.set(null);
    }
  }

  /** Makes a daemon thread that inherits nothing from the calling thread. */
  public static Thread unstarted(String name, Runnable task) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .group(rootGroup())
            .priority(Thread.NORM_PRIORITY)
            .inheritInheritableThreadLocals(false)
            .unstarted(task);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** The group of threads that all others are in. */
  public static ThreadGroup rootGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  private void run() {
    Thread self = Thread.currentThread();
    do {
      try {
        watchWhileThereIsWork();
      } finally {
        running.set(null);
      }
      if (GoroutineRegistry.isEmpty()) {
        Recorders.get().leave();
        if (!GoroutineRegistry.isEmpty()) {
          // One has started meanwhile, and may have found that all was known.
          Recorders.get().arrive();
        }
      }
    } while (hasWork() && running.compareAndSet(null, self));
  }

  private void watchWhileThereIsWork() {
    long idleSince = System.nanoTime();
    do {
      if (hasWork()) {
        hurried = false;
        rest(System.nanoTime() + watchSafely());
        idleSince = System.nanoTime();
      } else {
        pause(lingerNanos);
      }
    } while (System.nanoTime() - idleSince <= lingerNanos);
  }

  /** Rests until a time, in small parts: the work may be over before. */
  private void rest(long until) {
    long left = until - System.nanoTime();
    while (left > 0 && !hurried && hasWork()) {
      pause(Math.min(left, LINGER_NANOS));
      left = until - System.nanoTime();
    }
  }

  private long watchSafely() {
    try {
      Recorders.get().arrive();
      return watch();
    } catch (RuntimeException | Error e) {
      // It serves the whole program: one odd thing must not end it.
      RuntimeLog.log(
          System.Logger.Level.ERROR, "the thread " + name + " goes on after a failure", e);
      return LINGER_NANOS;
    }
  }
}
