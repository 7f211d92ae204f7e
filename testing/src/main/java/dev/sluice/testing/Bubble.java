package dev.sluice.testing;

import dev.sluice.DeadlockException;
import dev.sluice.internal.schedule.Alarm;
import dev.sluice.internal.schedule.Member;
import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The members of one test, and their time.
 *
 * <p>It counts the members that can run. A member that blocks and finds that it was the last one
 * lets the time go on, in its own thread: it rings the next alarm, or lets the member go on that
 * waits for all to be blocked. While it does so it counts as one that can run, so nobody else comes
 * here. What it decides is right because a member counts before it is unparked; the exception is
 * one that was interrupted, which is looked for.
 */
final class Bubble implements Scheduler {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  /** In real time, how long those that were interrupted at the end are waited for. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(1);

  private static final long COUNT = 0xffffffffL;

  /** One that can run, and in the upper half one that has come to do so. */
  private static final long READY = (1L << 32) + 1;

  private final String name;
  private final long seed;
  private final Member main;
  private final Collection<Member> members;

  /** How many can run, in the lower half; how often one came to do so, in the upper half. */
  private final AtomicLong able = new AtomicLong(1);

  private final AlarmQueue alarms = new AlarmQueue();
  private final AtomicLong orders = new AtomicLong();
  private final AtomicReference<@Nullable Quiescence> awaited = new AtomicReference<>();
  private final GoroutineFailures failures = new GoroutineFailures();
  private final BubbleThreads starter;
  private final Watch watch;

  /** Written by the thread that lets the time go on. */
  private volatile long now;

  /** Whether the member of the test has a thread. */
  private volatile boolean entered;

  /** Whether the time stands for good. */
  private volatile boolean over;

  private Bubble(String name, long seed) {
    this.name = name;
    this.seed = seed;
    this.main = new Member(this, Thread.currentThread(), seed);
    this.members = main.all();
    this.starter = new BubbleThreads(main);
    this.watch = new Watch(this);
  }

  /** A bubble of the calling thread. */
  static Bubble open(String name) {
    Member current = Members.current();
    if (current != null) {
      throw new IllegalStateException(
          "virtual time '%s' in virtual time '%s'"
              .formatted(name, ((Bubble) current.scheduler()).name));
    }
    if (Members.isInGroup()) {
      throw new IllegalStateException(
          "virtual time '" + name + "' in a member of a group, whose time is real");
    }
    Long given = Long.getLong("sluice.virtualtime.seed");
    Bubble bubble =
        new Bubble(name, given == null ? ThreadLocalRandom.current().nextLong() : given);
    Members.use();
    bubble.enter();
    bubble.watch.start();
    return bubble;
  }

  /** The calling thread is the one of the test. */
  void enter() {
    Members.enterAs(main);
    entered = true;
  }

  /** It is not any more. The bubble stays open, and its clock stands. */
  void leave() {
    entered = false;
    Members.leave();
  }

  // As a scheduler.

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(now);
  }

  @Override
  public long nextOrder() {
    return orders.incrementAndGet();
  }

  @Override
  public Alarm alarm(long at, long order, Runnable ring) {
    return alarms.add(at, order, ring);
  }

  @Override
  public void ready() {
    able.addAndGet(READY);
  }

  @Override
  public void blocked() {
    if ((able.decrementAndGet() & COUNT) == 0) {
      goOn();
    }
  }

  @Override
  public void failed(String who, Throwable failure) {
    failures.add(who, failure);
    Quiescence waiting = awaited.getAndSet(null);
    if (waiting != null) {
      waiting.reach();
    }
  }

  // Time.

  /** All are blocked, or so it seemed: lets one go on. */
  private void goOn() {
    while (true) {
      long seen = able.get();
      if ((seen & COUNT) != 0) {
        return;
      }
      long held = seen + 1;
      if (!able.compareAndSet(seen, held)) {
        continue;
      }
      // One that was interrupted counts as able to run before it loses its interrupt. If it does
      // not count yet, it will come here itself; and so will whoever comes meanwhile.
      boolean stepped = !isInterrupted() && step(held);
      if (!stepped && able.compareAndSet(held, seen)) {
        return;
      }
      able.decrementAndGet();
    }
  }

  private boolean isInterrupted() {
    for (Member member : members) {
      if (member.suspension() != null && member.thread().isInterrupted()) {
        return true;
      }
    }
    return false;
  }

  /** Lets one go on; returns false if there is none, or one can run after all. */
  private boolean step(long held) {
    Quiescence waiting = awaited.get();
    AlarmQueue.Entry next = over ? null : alarms.first();
    if (able.get() != held) {
      // Whoever was unparked without a reason counts first, and then takes its alarm away for a
      // moment: what was read may lack it.
      return false;
    }
    if (waiting != null && (next == null || next.at() > waiting.until())) {
      if (awaited.compareAndSet(waiting, null)) {
        now = Math.max(now, waiting.until());
        waiting.reach();
      }
    } else if (next != null) {
      next.cancel();
      now = Math.max(now, next.at());
      ring(next);
    } else if (over) {
      return false;
    } else {
      String report = deadlock();
      main.end(() -> ofDeadlock(report));
    }
    return true;
  }

  private void ring(AlarmQueue.Entry alarm) {
    try {
      alarm.ring().run();
    } catch (RuntimeException | Error e) {
      failures.add("alarm", e);
    }
  }

  /** Written where all are blocked: the thread of the test is not any more when it is told. */
  private String deadlock() {
    String listing = Listing.of(threads());
    return ("all goroutines are asleep - deadlock!" + listing)
        + "\n\nvirtual time of '%s' stands at %s, and no alarm is set".formatted(name, instant());
  }

  private Throwable ofDeadlock(String report) {
    DeadlockException deadlock = new DeadlockException(report);
    RuntimeException failed = failures.take();
    if (failed == null) {
      return deadlock;
    }
    failed.addSuppressed(deadlock);
    return failed;
  }

  /** Waits until all others are blocked and a time has come. */
  void advance(Duration duration) throws InterruptedException {
    await(until(duration));
    RuntimeException failed = failures.take();
    if (failed != null) {
      throw failed;
    }
  }

  private long until(Duration duration) {
    try {
      return Math.addExact(now, duration.toNanos());
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE - 1;
    }
  }

  private void await(long until) throws InterruptedException {
    Member member = Members.current();
    if (member == null || member.scheduler() != this) {
      throw new IllegalStateException("virtual time '" + name + "' is awaited from outside of it");
    }
    Quiescence waiting = new Quiescence(member, until);
    if (!awaited.compareAndSet(null, waiting)) {
      member.goesOn();
      throw new IllegalStateException(
          "virtual time '" + name + "' is awaited by two members at once");
    }
    try {
      waiting.await(this);
    } finally {
      awaited.compareAndSet(waiting, null);
      member.goesOn();
    }
  }

  // The end.

  /**
   * The body is over, and the calling thread is the one of the test.
   *
   * @param failure what it has thrown, or null
   * @return what the test ends with, or null
   */
  @Nullable Throwable close(@Nullable Throwable failure) {
    over = true;
    Throwable outcome = failure;
    boolean interrupted = Thread.interrupted();
    outcome = join(outcome, awaitRest());
    Throwable limit = watch.failure();
    if (limit != null) {
      // The body may have failed because it was ended.
      outcome = join(limit, outcome);
    }
    outcome = join(outcome, failures.take());
    List<Thread> left = threads();
    left.remove(main.thread());
    if (!left.isEmpty()) {
      String listing = Listing.of(left);
      failures.ignoreInterrupts();
      left.forEach(Thread::interrupt);
      watch.limit(LAST_WAIT);
      awaitRest();
      outcome =
          join(
              outcome,
              new AssertionError(
                  "at the end of virtual time '%s', at %s, goroutines have not ended:%s"
                      .formatted(name, instant(), listing)));
      outcome = join(outcome, failures.take());
    }
    watch.stop();
    for (Member member : members) {
      Members.forget(member.thread());
    }
    Members.remove();
    if (interrupted && limit == null) {
      Thread.currentThread().interrupt();
    }
    if (outcome != null) {
      Watch.LOGGER.log(
          System.Logger.Level.INFO,
          "virtual time of ''{0}'' has failed; -Dsluice.virtualtime.seed={1} repeats its selects",
          name,
          Long.toString(seed));
    }
    return outcome;
  }

  /** Waits for what can still run; returns what that ends with before, or null. */
  private @Nullable Throwable awaitRest() {
    Quiescence waiting = awaited.getAndSet(null);
    if (waiting != null) {
      waiting.reach();
    }
    try {
      await(now);
      return null;
    } catch (InterruptedException | RuntimeException | Error e) {
      return e == watch.failure() ? null : e;
    }
  }

  private static @Nullable Throwable join(@Nullable Throwable first, @Nullable Throwable second) {
    if (first == null) {
      return second;
    }
    if (second != null && second != first) {
      first.addSuppressed(second);
    }
    return first;
  }

  // Others.

  String name() {
    return name;
  }

  boolean isEntered() {
    return entered;
  }

  Member main() {
    return main;
  }

  Collection<Member> members() {
    return members;
  }

  void limit(Duration limit) {
    watch.limit(limit);
  }

  /** What starts threads that are members and belong to no group. */
  BubbleThreads starter() {
    return starter;
  }

  private List<Thread> threads() {
    return new ArrayList<>(
        members.stream()
            .map(Member::thread)
            .sorted(Comparator.comparingLong(Thread::threadId))
            .toList());
  }
}
