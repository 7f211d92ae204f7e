package dev.sluice.conformance;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After every test of this module: ends the operations that it left blocked on purpose. Then {@link
 * dev.sluice.testing.GoroutineLeakCheck} fails it if any other goroutine is left.
 */
public final class NothingIsLeft implements AfterTestExecutionCallback {
  @Override
  public void afterTestExecution(ExtensionContext context) throws InterruptedException {
    Pending.interruptAll();
  }
}
