package dev.sluice.internal.schedule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which threads are members of a {@link Scheduler}. */
public final class Members {
  private static final Map<Thread, Member> MEMBERS = new ConcurrentHashMap<>();

  /** How many schedulers are in use. While there is none, this is all that anybody looks at. */
  private static final AtomicInteger SCHEDULERS = new AtomicInteger();

  private static volatile Predicate<Thread> inGroup = thread -> false;

  private Members() {}

  /** A scheduler is in use from now on; {@link #remove} must follow. */
  public static void use() {
    SCHEDULERS.incrementAndGet();
  }

  /** A scheduler is not in use any more. */
  public static void remove() {
    SCHEDULERS.decrementAndGet();
  }

  /**
   * The member that the calling thread is.
   *
   * @return the member, or null
   */
  public static @Nullable Member current() {
    return SCHEDULERS.get() == 0 ? null : MEMBERS.get(Thread.currentThread());
  }

  /**
   * The scheduler that decides for the calling thread.
   *
   * @return the scheduler, or null
   */
  public static @Nullable Scheduler scheduler() {
    Member member = current();
    return member == null ? null : member.scheduler();
  }

  /**
   * A seed for the calling thread: by chance, or where it is a member the same in each run.
   *
   * @return the seed
   */
  public static long seed() {
    Member member = current();
    return member == null ? ThreadLocalRandom.current().nextLong() : member.nextSeed();
  }

  /**
   * The calling thread is about to start another one: which becomes a member, if the calling one
   * is.
   *
   * @param started the other thread
   */
  public static void starts(Thread started) {
    Member member = current();
    if (member != null) {
      admit(started, member);
    }
  }

  /**
   * A thread that is about to be started becomes a member, and counts as able to run. It has to
   * call {@link #ends}.
   *
   * @param started the thread
   * @param starter the member that starts it
   */
  public static void admit(Thread started, Member starter) {
    MEMBERS.put(started, starter.child(started));
  }

  /**
   * The calling thread is a member from now on.
   *
   * @param member what it is
   */
  public static void enterAs(Member member) {
    member.moveTo(Thread.currentThread());
    MEMBERS.put(member.thread(), member);
  }

  /** The calling thread is no member any more, though the member has not ended. */
  public static void leave() {
    MEMBERS.remove(Thread.currentThread());
  }

  /**
   * The scheduler of a thread is not in use any more.
   *
   * @param thread the thread, which has not ended
   */
  public static void forget(Thread thread) {
    MEMBERS.remove(thread);
  }

  /**
   * A thread has ended, or has not started after all: the last that it does as a member, if it is
   * one.
   *
   * @param thread the thread
   */
  public static void ends(Thread thread) {
    if (SCHEDULERS.get() != 0) {
      Member member = MEMBERS.remove(thread);
      if (member != null) {
        member.ended();
      }
    }
  }

  /**
   * Lets a thread look again whether what it waits for is there.
   *
   * @param thread the thread
   */
  public static void unpark(Thread thread) {
    Member member = SCHEDULERS.get() == 0 ? null : MEMBERS.get(thread);
    if (member != null) {
      member.resume();
    }
    LockSupport.unpark(thread);
  }

  /**
   * Tells how to find out whether a thread is a member of a group, which only the library knows.
   *
   * @param test the test
   */
  public static void groups(Predicate<Thread> test) {
    inGroup = test;
  }

  /**
   * Whether the calling thread is a member of a group.
   *
   * @return true if so
   */
  public static boolean isInGroup() {
    return inGroup.test(Thread.currentThread());
  }
}
