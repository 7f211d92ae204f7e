package dev.sluice.proof.linearizability;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lincheck compares what a few threads see of a channel with what they would see if they took turns
 * on a {@link SequentialChannel}. It checks operations that do not block: it takes every {@code
 * park} for one that may return without a cause, and so does not see a lost wake-up, and it cannot
 * run virtual threads. Blocking ones are the matter of the package {@code schedules}.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class LinearizabilityTest {
  private static final boolean LONG = Boolean.getBoolean("sluice.proof.long");

  @ParameterizedTest
  @ValueSource(strings = {"One", "Sliding"})
  void channelsAreLinearizable(String kind) throws ClassNotFoundException {
    check(models(6), Operations.class, kind, kind);
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "sluice.proof.long", matches = "true")
  @ValueSource(strings = {"Two", "Dropping"})
  void moreChannelsAreLinearizable(String kind) throws ClassNotFoundException {
    check(models(6), Operations.class, kind, kind);
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "sluice.proof.long", matches = "true")
  @ValueSource(strings = {"One", "Two", "Sliding", "Dropping"})
  void channelsAreLinearizableOnRealThreads(String kind) throws ClassNotFoundException {
    check(stress(), Operations.class, kind, kind);
  }

  @Test
  void theSmallChannelWithoutFaultIsLinearizable() throws ClassNotFoundException {
    check(models(6), BrokenOperations.class, "None", "Two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OutOfOrder", "Overfill", "Peek"})
  void everyFaultIsFound(String fault) {
    found(models(40), fault);
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "sluice.proof.long", matches = "true")
  @ValueSource(strings = {"OutOfOrder", "Overfill", "Peek"})
  void everyFaultIsFoundOnRealThreads(String fault) {
    found(stress(), fault);
  }

  private static void found(Options<?, ?> options, String fault) {
    LincheckAssertionError error =
        assertThrows(
            LincheckAssertionError.class,
            () -> check(options, BrokenOperations.class, fault, "Two"));
    assertThat(error).hasMessageThat().contains("Invalid execution results");
    System.out.println("Lincheck finds " + fault);
  }

  private static Options<?, ?> models(int scenarios) {
    return new ModelCheckingOptions()
        .iterations(LONG ? 200 : scenarios)
        .invocationsPerIteration(LONG ? 5_000 : 100)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1);
  }

  private static Options<?, ?> stress() {
    return new StressOptions()
        .iterations(30)
        .invocationsPerIteration(2_000)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1);
  }

  private static void check(
      Options<?, ?> options, Class<?> operations, String kind, String specification)
      throws ClassNotFoundException {
    options
        .sequentialSpecification(nested(SequentialChannel.class, specification))
        .check(nested(operations, kind));
  }

  private static Class<?> nested(Class<?> outer, String name) throws ClassNotFoundException {
    return Class.forName(outer.getName() + "$" + name);
  }
}
