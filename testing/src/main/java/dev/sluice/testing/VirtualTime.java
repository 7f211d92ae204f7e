package dev.sluice.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * The time of a test: Go's {@code testing/synctest} (rules SY). All goroutines that the test
 * starts, and those that they start, are its members, a <em>bubble</em>. Their clock stands while
 * any of them can run, and jumps to the next alarm when all are <em>durably blocked</em>: so hours
 * take milliseconds, and every time is exact.
 *
 * <pre>{@code
 * VirtualTime.run(time -> {
 *   try (Group group = Group.open("editor")) {
 *     ...
 *     time.advance(Duration.ofMillis(299));
 *     assertThat(saved).isEmpty();
 *     time.advance(Duration.ofMillis(1));
 *     assertThat(saved).containsExactly("hello");
 *   }
 * });
 * }</pre>
 *
 * <p>A member is durably blocked in a channel, timer, ticker, wait group, group or pipeline that a
 * member has made, a select over such channels or over none, {@link dev.sluice.Go#sleep}, or the
 * future of {@link dev.sluice.Group#call}. It is not in a lock, input and output, {@link
 * Thread#sleep}, {@link Thread#join}, a {@link java.util.concurrent.CompletionStage}, or a channel
 * that was made outside: the clock waits for it. After a second of real time the logger {@code
 * dev.sluice.testing} says for whom, and after 30 seconds the test fails (see {@link #limit}).
 *
 * <p>The time begins at 2000-01-01T00:00Z. {@link dev.sluice.Go#clock} reads it for members; what
 * asks the system for the time, such as {@link Instant#now}, gets that of the system. Nothing of
 * the process is changed, and tests in virtual time run in parallel with others. Alarms of one
 * instant ring in the order in which they were set, each until all are blocked again.
 *
 * <p>A member that waits in vain because all are blocked and no alarm is set: the thread of the
 * test gets {@link dev.sluice.DeadlockException}. A channel of a test that is used from outside of
 * it throws {@link IllegalStateException}, also after the end of the test. At the end of the test
 * the clock stands for good; members that can run are waited for, and those that are left fail the
 * test with an {@link AssertionError} and are interrupted. Selects choose by chance from a seed,
 * which the logger names when a test fails; {@code -Dsluice.virtualtime.seed} repeats it.
 */
public final class VirtualTime {
  private final Bubble bubble;

  private VirtualTime(Bubble bubble) {
    this.bubble = bubble;
  }

  /** What is run in virtual time. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs in the thread of the test.
     *
     * @param time its time
     * @throws Exception whatever the test fails with
     */
    void run(VirtualTime time) throws Exception;
  }

  /**
   * Runs a test in virtual time, in the calling thread; see {@link #run(String, Body)}.
   *
   * @param body the test
   */
  public static void run(Body body) {
    run("test", body);
  }

  /**
   * Runs a test in virtual time, in the calling thread, and waits for its members.
   *
   * @param name the name, which shows in reports
   * @param body the test. What it throws is thrown, checked or not, with what else has failed
   *     suppressed
   * @throws dev.sluice.GoroutineFailedException if a goroutine that belongs to no group has failed
   *     and the body was not told of it
   * @throws AssertionError if members have not ended; if the clock had to wait for too long
   * @throws IllegalStateException if the calling thread is in virtual time already, or a member of
   *     a group
   */
  public static void run(String name, Body body) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(body, "body");
    Bubble bubble = Bubble.open(name);
    Throwable failure = null;
    try {
      body.run(new VirtualTime(bubble));
    } catch (Throwable e) {
      failure = e;
    }
    Throwable outcome = bubble.close(failure);
    if (outcome != null) {
      throw Sneaky.<RuntimeException>sneak(outcome);
    }
  }

  /**
   * Lets the time go on. All alarms that are due until then, and then, ring in their order; when
   * all others are durably blocked after that, it returns.
   *
   * @param duration for how long; zero is {@link #await}
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if another member waits so already, or the calling thread is no
   *     member
   * @throws InterruptedException if the thread is interrupted before or while it waits
   * @throws dev.sluice.GoroutineFailedException if a goroutine that belongs to no group has failed
   */
  public void advance(Duration duration) throws InterruptedException {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back by " + duration.negated());
    }
    bubble.advance(duration);
  }

  /**
   * Waits until all other members are durably blocked, while the clock stands: Go's {@code
   * synctest.Wait}.
   *
   * @throws IllegalStateException if another member waits so already, or the calling thread is no
   *     member
   * @throws InterruptedException if the thread is interrupted before or while it waits
   * @throws dev.sluice.GoroutineFailedException if a goroutine that belongs to no group has failed
   */
  public void await() throws InterruptedException {
    bubble.advance(Duration.ZERO);
  }

  /**
   * The time.
   *
   * @return what {@link dev.sluice.Go#clock} says to members
   */
  public Instant now() {
    return bubble.instant();
  }

  /**
   * For how long in real time the clock waits for a member that is not durably blocked before the
   * test fails; 30 seconds, unless {@code -Dsluice.virtualtime.limit} gives other seconds.
   *
   * @param limit how long
   * @return this
   * @throws IllegalArgumentException if it is not positive
   */
  public VirtualTime limit(Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("limit " + limit + " is not positive");
    }
    bubble.limit(limit);
    return this;
  }

  /**
   * An executor for code that needs one. Each task runs in a thread of its own, which is a member
   * and belongs to no group.
   *
   * @return the executor
   */
  public Executor executor() {
    return bubble.starter().executor();
  }

  /**
   * A scheduled executor for code that needs one, in this time. Each task runs in a thread of its
   * own, which is a member and belongs to no group; waiting for one of its futures is durable. It
   * has to be used by members.
   *
   * @return the executor, a new one at each call, which need not be shut down
   */
  public ScheduledExecutorService scheduler() {
    return new VirtualScheduler(bubble);
  }

  /**
   * Runs each test, from its {@code @BeforeEach} to its {@code @AfterEach} methods, in a virtual
   * time of its own. Each of these methods may have a parameter of the type {@link VirtualTime}.
   */
  public static final class Extension
      implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(VirtualTime.class);

    /** To be registered with {@code @ExtendWith}. */
    public Extension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
      Bubble bubble = Bubble.open(context.getDisplayName());
      bubble.leave();
      context.getStore(NAMESPACE).put(Extension.class, bubble);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
      Bubble bubble = context.getStore(NAMESPACE).remove(Extension.class, Bubble.class);
      if (bubble == null) {
        return;
      }
      bubble.enter();
      Throwable failure = context.getExecutionException().orElse(null);
      Throwable outcome = bubble.close(failure);
      if (outcome != null && outcome != failure) {
        throw Sneaky.<RuntimeException>sneak(outcome);
      }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == VirtualTime.class
          && context.getStore(NAMESPACE).get(Extension.class) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return new VirtualTime(
          Objects.requireNonNull(
              context.getStore(NAMESPACE).get(Extension.class, Bubble.class), "the test's time"));
    }

    @Override
    public void interceptBeforeEachMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<java.lang.reflect.Method> method,
        ExtensionContext context)
        throws Throwable {
      inside(invocation, context);
    }

    @Override
    public void interceptTestMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<java.lang.reflect.Method> method,
        ExtensionContext context)
        throws Throwable {
      inside(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<java.lang.reflect.Method> method,
        ExtensionContext context)
        throws Throwable {
      inside(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<java.lang.reflect.Method> method,
        ExtensionContext context)
        throws Throwable {
      inside(invocation, context);
    }

    /** Each of them may run in a thread of its own: with a time-out, for example. */
    private static void inside(Invocation<Void> invocation, ExtensionContext context)
        throws Throwable {
      Bubble bubble = context.getStore(NAMESPACE).get(Extension.class, Bubble.class);
      if (bubble == null) {
        invocation.proceed();
        return;
      }
      bubble.enter();
      try {
        invocation.proceed();
      } finally {
        bubble.leave();
      }
    }
  }
}
