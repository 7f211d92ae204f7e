package dev.sluice.programs;

import dev.sluice.GoroutineFailedException;
import dev.sluice.PipelineRun;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A failure of a started run that nobody joins is thrown by close, or told when it is garbage. */
final class FailureIsTold {
  private FailureIsTold() {}

  @Pipeline
  interface Job {
    @Stage(out = "n")
    static IntStream source() {
      return IntStream.range(0, 10);
    }

    @Stage(in = "n")
    static void sink(int n) {
      if (n == 5) {
        throw new IllegalStateException("boom");
      }
    }
  }

  static void main() throws InterruptedException {
    AtomicReference<@Nullable Throwable> uncaught = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    byClose();
    onceOnly();
    WeakReference<PipelineRun<?>> dropped = startAndForget();
    Verdict.that(
        Patience.within(
            15,
            () -> {
              System.gc();
              return dropped.get() == null && uncaught.get() != null;
            }),
        "a run that nobody holds tells the handler: %s",
        uncaught.get());
    Verdict.end();
  }

  private static void byClose() throws InterruptedException {
    boolean thrown = false;
    try (var run = new FailureIsTold_JobPipeline().start()) {
      Patience.until(run::isDone);
    } catch (GoroutineFailedException e) {
      thrown = true;
    }
    Verdict.that(thrown, "close throws the failure");
  }

  private static void onceOnly() throws InterruptedException {
    var run = new FailureIsTold_JobPipeline().start();
    try {
      run.join();
      Verdict.that(false, "join returned");
    } catch (GoroutineFailedException e) {
      // As expected.
    }
    try {
      run.close();
      Verdict.that(true, "close after join throws nothing");
    } catch (GoroutineFailedException e) {
      Verdict.that(false, "close throws what join has thrown");
    }
  }

  private static WeakReference<PipelineRun<?>> startAndForget() throws InterruptedException {
    PipelineRun<?> run = new FailureIsTold_JobPipeline().start();
    Patience.until(run::isDone);
    return new WeakReference<>(run);
  }
}
