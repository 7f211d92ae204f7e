package dev.sluice.conformance;

import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs a test of a kind of channel that belongs to a group as a goroutine of a group. */
final class InAGroup implements InvocationInterceptor {
  private static final String TEST = "test";

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    run(test, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    run(test, context);
  }

  private static void run(Invocation<Void> test, ExtensionContext context) throws Throwable {
    OfEveryKind on = (OfEveryKind) context.getRequiredTestInstance();
    try {
      if (on.kind.inAGroup) {
        runInAGroup(test, on);
      } else {
        on.maker = Maker.outside(on.kind);
        test.proceed();
      }
    } catch (Throwable e) {
      // Reports know the runs of a class by their numbers only.
      e.addSuppressed(new IllegalStateException("this was the kind " + on.kind));
      throw e;
    }
  }

  private static void runInAGroup(Invocation<Void> test, OfEveryKind on) throws Throwable {
    try (Group group = Group.open("group of the test")) {
      on.maker = Maker.in(group, on.kind);
      group.go(TEST, on.maker.stage(() -> proceed(test)));
      group.join();
    } catch (GoroutineFailedException e) {
      throw e.goroutine().equals(TEST) && e.getCause() != null ? e.getCause() : e;
    }
  }

  private static void proceed(Invocation<Void> test) throws Exception {
    try {
      test.proceed();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    } finally {
      // They are members of the group, which waits for them.
      Pending.interruptAll();
    }
  }
}
