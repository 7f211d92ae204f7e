package dev.sluice.micrometer;

import dev.sluice.ContextCarrier;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * Carries what Micrometer's context propagation knows of the thread that starts a goroutine or a
 * pipeline: the current observation and with it the span of a trace, the fields of a logger, a
 * security context. It knows those for which a {@code ThreadLocalAccessor} is registered in the
 * global {@code ContextRegistry}; libraries register their own.
 *
 * <p>The service loader finds it: it is enough that this artifact is on the path.
 */
public final class MicrometerContext implements ContextCarrier {
  private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

  /** For the service loader. */
  public MicrometerContext() {}

  @Override
  public Captured capture() {
    ContextSnapshot snapshot = snapshots.captureAll();
    return task -> {
      ContextSnapshot.Scope scope = snapshot.setThreadLocals();
      try {
        task.run();
      } finally {
        scope.close();
      }
    };
  }
}
