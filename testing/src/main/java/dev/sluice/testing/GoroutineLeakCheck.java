package dev.sluice.testing;

import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Fails a test that leaves goroutines behind, with their names, their states, their stacks and
 * where they were started (rules LK), and writes all goroutines to {@code System.err} before JUnit
 * interrupts a test that takes too long.
 *
 * <p>A test leaves what was started after the test began and has not ended when its {@code
 * AfterEach} methods have run. Goroutines that are just ending are waited for: the check is
 * repeated up to 20 times, with pauses that double from a microsecond up to 100 milliseconds, less
 * than half a second in all.
 *
 * <p>To be registered with {@code @ExtendWith(GoroutineLeakCheck.class)}, or by {@link #ignoring};
 * or for every test on the class path, by JUnit's configuration parameter {@code
 * junit.jupiter.extensions.autodetection.enabled = true}. {@link LeavesGoroutines} makes
 * exceptions.
 *
 * <p>If several tests run at the same time, nothing says which of them has left a goroutine. For
 * tests in {@link ExecutionMode#CONCURRENT} there is one check, at the end of the whole run; what
 * it finds is a failure of the test engine.
 */
public final class GoroutineLeakCheck
    implements BeforeEachCallback, AfterEachCallback, PreInterruptCallback {
  private static final Namespace NAMESPACE = Namespace.create(GoroutineLeakCheck.class);

  private final Set<String> ignored;

  /** A check that ignores nothing. */
  public GoroutineLeakCheck() {
    this(Set.of());
  }

  private GoroutineLeakCheck(Set<String> ignored) {
    this.ignored = ignored;
  }

  /**
   * A check that ignores some goroutines, to be put into a field with {@code @RegisterExtension}.
   *
   * @param names their names
   * @return the extension
   */
  public static GoroutineLeakCheck ignoring(String... names) {
    return new GoroutineLeakCheck(Set.of(names));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Goroutines.recordCreators();
    Baseline now = Baseline.take();
    if (context.getExecutionMode() == ExecutionMode.SAME_THREAD) {
      context.getStore(NAMESPACE).put(this, now);
    } else {
      Store ofTheRun = context.getRoot().getStore(NAMESPACE);
      ofTheRun.computeIfAbsent(ignored, names -> new EndOfRun(now, names), EndOfRun.class);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    Baseline before = context.getStore(NAMESPACE).remove(this, Baseline.class);
    if (before == null) {
      return;
    }
    Set<String> names = new HashSet<>(ignored);
    for (LeavesGoroutines exception : exceptions(context)) {
      if (exception.value().length == 0) {
        return;
      }
      names.addAll(Arrays.asList(exception.value()));
    }
    check("the test leaves ", before, names);
  }

  private static List<LeavesGoroutines> exceptions(ExtensionContext context) {
    return Stream.of(context.getTestMethod(), context.getTestClass())
        .flatMap(Optional::stream)
        .map(element -> element.getAnnotation(LeavesGoroutines.class))
        .filter(exception -> exception != null)
        .toList();
  }

  @Override
  @SuppressWarnings("SystemOut") // beside the thread dump that JUnit writes there
  public void beforeThreadInterrupt(PreInterruptContext interrupted, ExtensionContext context) {
    System.err.printf(
        "%s takes too long; its goroutines:%n%n%s%n", context.getDisplayName(), Goroutines.dump());
  }

  private static void check(String who, Baseline before, Set<String> ignored)
      throws InterruptedException {
    List<Goroutine> left = before.leftSince(ignored);
    if (!left.isEmpty()) {
      String stacks =
          left.stream().map(GoroutineLeakCheck::stack).collect(Collectors.joining("\n"));
      String number = left.size() == 1 ? "a goroutine" : left.size() + " goroutines";
      throw new AssertionError(who + number + ":\n\n" + stacks);
    }
  }

  private static String stack(Goroutine goroutine) {
    StringBuilder stack = new StringBuilder(goroutine.toString()).append('\n');
    goroutine.stack().forEach(frame -> stack.append("\tat ").append(frame).append('\n'));
    if (goroutine.creator() != null) {
      stack.append("\tcreated by ").append(goroutine.creator()).append('\n');
    }
    return stack.toString();
  }

  /** The check after tests that ran at the same time; JUnit closes it at the end of the run. */
  private record EndOfRun(Baseline before, Set<String> ignored) implements AutoCloseable {
    @Override
    public void close() {
      try {
        check("the tests leave ", before, ignored);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
