package dev.sluice.internal.group;

import dev.sluice.ContextCarrier;
import dev.sluice.ContextCarrier.Captured;
import dev.sluice.Task;
import dev.sluice.internal.channel.Failures;
import dev.sluice.internal.channel.RuntimeLog;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Captures the context of goroutines by a list of carriers. A carrier is code of others: whatever
 * it throws, the task runs, once, and ends with what it ends with itself.
 */
final class Contexts {
  /** Those that are installed; null if there are none, which costs a goroutine nothing. */
  private static final @Nullable Contexts INSTALLED = installed();

  private final List<ContextCarrier> carriers;

  Contexts(List<ContextCarrier> carriers) {
    this.carriers = carriers;
  }

  private static @Nullable Contexts installed() {
    try {
      List<ContextCarrier> found =
          ServiceLoader.load(ContextCarrier.class, Contexts.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      return found.isEmpty() ? null : new Contexts(found);
    } catch (ServiceConfigurationError e) {
      RuntimeLog.log(System.Logger.Level.ERROR, "no context is carried to goroutines", e);
      return null;
    }
  }

  /** The task to run in a goroutine that the calling thread is about to start. */
  static Task around(Task task) {
    return INSTALLED == null ? task : INSTALLED.capture(task);
  }

  /** A task that runs in the context that the calling thread has now. */
  Task capture(Task task) {
    Task carried = task;
    for (int i = carriers.size() - 1; i >= 0; i--) {
      Captured captured = capture(carriers.get(i));
      if (captured != null) {
        Task inner = carried;
        carried = () -> new Run(inner).in(captured);
      }
    }
    return carried;
  }

  private static @Nullable Captured capture(ContextCarrier carrier) {
    try {
      return carrier.capture();
    } catch (RuntimeException | LinkageError e) {
      warn(carrier, e);
      return null;
    }
  }

  private static void warn(Object carrier, Throwable failure) {
    RuntimeLog.log(
        System.Logger.Level.WARNING,
        "a goroutine runs without the context of " + carrier.getClass().getName(),
        failure);
  }

  /** One run of a task inside a captured context. */
  private static final class Run implements Task {
    private final Task task;
    private boolean begun;
    private @Nullable Throwable thrown;

    Run(Task task) {
      this.task = task;
    }

    void in(Captured captured) throws Exception {
      try {
        captured.run(this);
      } catch (Throwable e) {
        if (e != thrown) {
          warn(captured, e);
        }
      }
      if (!begun) {
        run();
      }
      Throwable end = thrown;
      if (end != null) {
        throw Failures.<Exception>sneak(end);
      }
    }

    @Override
    public void run() throws Exception {
      if (begun) {
        throw new IllegalStateException("a task runs once");
      }
      begun = true;
      try {
        task.run();
      } catch (Throwable e) {
        thrown = e;
        throw e;
      }
    }
  }
}
