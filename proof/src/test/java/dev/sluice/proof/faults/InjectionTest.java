package dev.sluice.proof.faults;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An {@link OutOfMemoryError} at the n-th allocation of the library, and an interrupt at its n-th
 * call, for every n: the group ends, and every value is accounted for.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class InjectionTest {
  private static final boolean LONG = Boolean.getBoolean("sluice.proof.long");
  private static final String SCENARIOS = InjectionTest.class.getPackageName() + ".scenarios.";

  /** So that every class is initialized, and every call site linked, before an error comes. */
  private static final int WARM_UP = 20;

  /**
   * How often the error has to come too late before it is taken for certain that it always does.
   */
  private static final int LATE = 3;

  private static final long PATIENCE_SECONDS = 20;

  @ParameterizedTest
  @MethodSource("scenarios")
  void aGroupEndsWhereverMemoryIsOut(String scenario) throws Exception {
    inject(Injector.Fault.NO_MEMORY, scenario, 1);
  }

  /** Every call is a step; in a short run only one step in so many is tried. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void nothingIsLostWhereverAnInterruptComes(String scenario) throws Exception {
    inject(Injector.Fault.INTERRUPT, scenario, LONG ? 1 : 5);
  }

  static Stream<String> scenarios() {
    return Stream.of(
        "Pipeline",
        "Batches",
        "LargeBatches",
        "Calls",
        "Abandoned",
        "Workers",
        "Rejections",
        "Broadcasts",
        "Loops",
        "Splits");
  }

  private static void inject(Injector.Fault fault, String name, int stride) throws Exception {
    Class<?> loaded = new InjectingLoader().loadClass(SCENARIOS + name);
    for (int i = 0; i < WARM_UP; i++) {
      Scenario scenario = make(loaded);
      assertThat(run(scenario)).isEmpty();
      Throwable failure = scenario.failure();
      if (failure != null) {
        throw new AssertionError("the scenario fails without a fault", failure);
      }
    }

    int late = 0;
    long n = 1;
    while (late < LATE) {
      Injector.arm(fault, n);
      String faults;
      String where;
      try {
        faults = run(make(loaded));
      } finally {
        where = Injector.disarm();
      }
      assertWithMessage("%s at %s, %s", fault, n, where).that(faults).isEmpty();
      late = where == null ? late + 1 : 0;
      n += stride;
    }

    long last = n - (long) LATE * stride;
    assertThat(last).isGreaterThan(40);
    System.out.println(fault + " at each of " + last + " places of " + name);
  }

  private static Scenario make(Class<?> loaded) throws ReflectiveOperationException {
    return (Scenario) loaded.getDeclaredConstructor().newInstance();
  }

  /** Runs a scenario; says what is wrong then, without injecting anything into that. */
  private static String run(Scenario scenario) throws InterruptedException {
    FutureTask<?> task = new FutureTask<>(scenario, null);
    Thread thread = Thread.ofPlatform().daemon().start(task);
    try {
      task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return "threw " + e.getCause();
    } catch (TimeoutException e) {
      StringBuilder stack = new StringBuilder("does not end: ");
      for (StackTraceElement frame : thread.getStackTrace()) {
        stack.append("\n    at ").append(frame);
      }
      return stack.toString();
    }
    Injector.pause();
    return scenario.faults();
  }
}
