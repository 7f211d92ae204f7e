package dev.sluice.internal.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Every pipeline and group that runs, and, while somebody listens, the last ones that have ended.
 */
public final class RunViews {
  /** How many runs that have ended are kept. */
  private static final int KEPT = 100;

  private static final Set<RunView> LIVE = ConcurrentHashMap.newKeySet();
  private static final List<RunListener> LISTENERS = new CopyOnWriteArrayList<>();

  /** Guarded by itself. */
  private static final Deque<RunView> ENDED = new ArrayDeque<>();

  private static final AtomicInteger MEASURING = new AtomicInteger();

  private static volatile boolean blockedMeasured;

  static {
    Watchers.start();
  }

  private RunViews() {}

  /**
   * The runs that have not ended.
   *
   * @return the runs, in the order of their ids
   */
  public static List<RunView> live() {
    List<RunView> live = new ArrayList<>(LIVE);
    live.sort(Comparator.comparingLong(RunView::id));
    return live;
  }

  /**
   * The last runs that have ended while somebody listened, a hundred at most.
   *
   * @return the runs, the one that ended last at the end
   */
  public static List<RunView> ended() {
    synchronized (ENDED) {
      return List.copyOf(ENDED);
    }
  }

  /**
   * From now on a listener is called, and runs that have ended are kept.
   *
   * @param listener the listener
   */
  public static void add(RunListener listener) {
    LISTENERS.add(listener);
  }

  /**
   * From now on a listener is not called any more. With the last one what was kept is forgotten.
   *
   * @param listener the listener
   */
  public static void remove(RunListener listener) {
    LISTENERS.remove(listener);
    if (!isObserved()) {
      synchronized (ENDED) {
        ENDED.clear();
      }
    }
  }

  /**
   * Whether somebody listens, so that a run has to know its last counts and states.
   *
   * @return true if so
   */
  public static boolean isObserved() {
    return !LISTENERS.isEmpty();
  }

  /**
   * From now on the time is added up that goroutines are blocked, or is not any more. As long as
   * one of those who want it does.
   *
   * @param measured whether the caller wants it; each change is said once
   */
  public static void measureBlocked(boolean measured) {
    blockedMeasured = MEASURING.addAndGet(measured ? 1 : -1) > 0;
  }

  /**
   * Whether the time is added up that goroutines are blocked.
   *
   * @return true if so
   */
  public static boolean isBlockedMeasured() {
    return blockedMeasured;
  }

  /**
   * A run begins. The library calls this.
   *
   * @param run the run
   */
  public static void begin(RunView run) {
    LIVE.add(run);
    tell(listener -> listener.began(run));
  }

  /**
   * A run has ended. The library calls this, once.
   *
   * @param run the run
   */
  public static void end(RunView run) {
    LIVE.remove(run);
    // What ran as a stage has left its numbers to the run that it was a stage of.
    if (isObserved() && !run.isStage()) {
      synchronized (ENDED) {
        ENDED.addLast(run);
        if (ENDED.size() > KEPT) {
          ENDED.removeFirst();
        }
      }
    }
    tell(listener -> listener.ended(run));
  }

  private static void tell(Consumer<RunListener> event) {
    for (RunListener listener : LISTENERS) {
      try {
        event.accept(listener);
      } catch (RuntimeException | Error e) {
        System.getLogger("dev.sluice")
            .log(System.Logger.Level.ERROR, "a listener of runs has failed", e);
      }
    }
  }
}
