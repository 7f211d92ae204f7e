package dev.sluice.conformance;

import dev.sluice.Goroutines;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After every test of this module: ends the operations that it left blocked on purpose, and fails
 * it if any other goroutine is left.
 */
public final class NothingIsLeft implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    Pending.interruptAll();
    try {
      Await.until("no goroutine is left", () -> Goroutines.all().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError("the test leaves goroutines:\n" + Goroutines.dump(), e);
    }
  }
}
