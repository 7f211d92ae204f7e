package dev.sluice.inspector.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that answer. They are threads of the operating system: on a machine whose carriers
 * are all busy with goroutines a virtual thread may not run for long, and that is when somebody
 * looks at the page.
 *
 * <p>A client that sends half of a request, or takes nothing of its answer, holds a thread. It is
 * ended when it has done so for ten seconds and another request needs to be answered.
 */
final class Requests implements Executor, AutoCloseable {
  private static final int MOST = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** The threads that wait for a client, and since when. */
  private final Map<Thread, Long> waiting = new ConcurrentHashMap<>();

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, MOST, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), Daemon::of);

  @Override
  public void execute(Runnable request) {
    if (threads.getPoolSize() > MOST / 8) {
      endStuck();
    }
    try {
      threads.execute(
          () -> {
            // First the server reads the request.
            beginWaiting();
            try {
              request.run();
            } finally {
              endWaiting();
            }
          });
    } catch (RejectedExecutionException e) {
      endStuck();
      // The server closes the connection.
      throw e;
    }
  }

  /** The calling thread begins to wait for its client. */
  void beginWaiting() {
    waiting.put(Thread.currentThread(), System.nanoTime());
  }

  /** The calling thread does not wait for its client any more. */
  void endWaiting() {
    waiting.remove(Thread.currentThread());
  }

  /** Ends what has waited for a client for too long: an interrupt closes its connection. */
  void endStuck() {
    long now = System.nanoTime();
    waiting.forEach(
        (thread, since) -> {
          if (now - since > PATIENCE.toNanos() && waiting.remove(thread, since)) {
            thread.interrupt();
          }
        });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
