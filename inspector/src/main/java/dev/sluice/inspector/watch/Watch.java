package dev.sluice.inspector.watch;

import dev.sluice.Goroutine;
import dev.sluice.Topology;
import dev.sluice.internal.view.RunListener;
import dev.sluice.internal.view.RunView;
import dev.sluice.internal.view.RunViews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The runs of this process, looked at when somebody asks. There is no thread: the one that asks
 * takes the sample, and others that ask at the same time share it. While nobody asks, nothing is
 * looked at.
 */
public final class Watch implements AutoCloseable {
  /** How long a sample is good for. */
  private static final long PERIOD_NANOS = 500_000_000;

  /** Two samples are this far apart where the last one is older than {@link #STALE_NANOS}. */
  private static final long PAIR_NANOS = 100_000_000;

  private static final long STALE_NANOS = 3_000_000_000L;

  /** Sampling may take one part in so many of its time. */
  private static final long SHARE = 100;

  private static final long LONGEST_REST_NANOS = 2_000_000_000L;

  /** How long a run that has ended is shown. */
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private static final int MOST_ENDED = 100;

  /** While there is a listener, the runtime keeps what ended runs have left. */
  private final RunListener keeping = new RunListener() {};

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock, as is all that follows. */
  private final Map<Long, RunWatch> watched = new LinkedHashMap<>();

  private @Nullable Sample last;

  /** What is known at one instant. */
  private record Sample(
      List<RunSample> runs, Instant time, long nanos, long cost, long rest, String json) {}

  private Watch() {}

  /**
   * Begins to watch: from now on runs that end are remembered.
   *
   * @return the watch
   */
  public static Watch begin() {
    Watch watch = new Watch();
    RunViews.add(watch.keeping);
    return watch;
  }

  /** Watches no longer. */
  @Override
  public void close() {
    RunViews.remove(keeping);
  }

  /**
   * What runs now and what has ended lately, as JSON. Takes a sample if the last one is old; where
   * it is so old that nothing can be compared, two of them, a tenth of a second apart.
   *
   * @return the text of the document
   * @throws InterruptedException if the thread is interrupted between the two
   */
  public String json() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Sample sample = last;
      if (sample == null || System.nanoTime() - sample.nanos() > STALE_NANOS) {
        sample();
        Thread.sleep(Duration.ofNanos(PAIR_NANOS));
      } else if (System.nanoTime() - sample.nanos() < sample.rest()) {
        return sample.json();
      }
      return sample().json();
    } finally {
      lock.unlock();
    }
  }

  /**
   * How long the last sample is good for.
   *
   * @return the time, in nanoseconds from now; at least a tenth of a second
   */
  public long restNanos() {
    lock.lock();
    try {
      long rest = last == null ? 0 : last.rest() - (System.nanoTime() - last.nanos());
      return Math.max(rest, PAIR_NANOS);
    } finally {
      lock.unlock();
    }
  }

  private Sample sample() {
    long start = System.nanoTime();
    Instant time = Instant.now();
    List<RunView> views = shown(time);
    Set<Long> ids = new HashSet<>();
    List<RunSample> runs = new ArrayList<>();
    for (RunView view : views) {
      ids.add(view.id());
      RunWatch watch = watched.computeIfAbsent(view.id(), none -> new RunWatch(view));
      runs.add(watch.sample(System.nanoTime(), time.toEpochMilli()));
    }
    watched.keySet().retainAll(ids);
    String json = Json.write(RunJson.of(runs, time));
    long cost = System.nanoTime() - start;
    // One sample may have met a collection of garbage, or cold code.
    long usual = last == null ? cost : Math.min(cost, last.cost());
    long rest = Math.clamp(SHARE * usual, PERIOD_NANOS, LONGEST_REST_NANOS);
    Sample sample = new Sample(runs, time, start, cost, rest, json);
    last = sample;
    return sample;
  }

  /** The runs that run, then those that have ended, the last one first. */
  private static List<RunView> shown(Instant now) {
    Map<Long, RunView> shown = new LinkedHashMap<>();
    for (RunView run : RunViews.live()) {
      // What runs as a stage is a frame in the run that it is a stage of.
      if (!run.isStage()) {
        shown.put(run.id(), run);
      }
    }
    int kept = 0;
    for (RunView run : RunViews.ended().reversed()) {
      boolean fresh = run.ended().filter(end -> end.plus(REMEMBERED).isAfter(now)).isPresent();
      if (fresh && kept < MOST_ENDED && !run.isStage()) {
        kept += shown.putIfAbsent(run.id(), run) == null ? 1 : 0;
      }
    }
    return List.copyOf(shown.values());
  }

  // One run.

  /**
   * What is drawn of a run, as JSON.
   *
   * @param id the id of the run
   * @return the text of the document; empty if there is no such run
   * @throws InterruptedException if the thread is interrupted while a sample is taken
   */
  public Optional<String> picture(long id) throws InterruptedException {
    return known(id).map(run -> Json.write(PictureJson.of(run)));
  }

  /**
   * The goroutines of a run with their stacks, as JSON.
   *
   * @param id the id of the run
   * @return the text of the document; empty if there is no such run
   * @throws InterruptedException if the thread is interrupted while a sample is taken
   */
  public Optional<String> goroutines(long id) throws InterruptedException {
    Optional<RunSample> known = known(id);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<Goroutine> goroutines = new ArrayList<>(known.get().run().goroutines());
    addNested(id, RunViews.live(), goroutines);
    return Optional.of(Json.write(GoroutineJson.of(id, goroutines)));
  }

  /** Those of the pipelines that are stages, and of those that are stages in them. */
  private static void addNested(long id, List<RunView> live, List<Goroutine> goroutines) {
    for (RunView inner : live) {
      if (inner.isStage() && inner.parent().orElse(0) == id) {
        goroutines.addAll(inner.goroutines());
        addNested(inner.id(), live, goroutines);
      }
    }
  }

  /**
   * A pipeline in the language of Mermaid.
   *
   * @param id the id of the run
   * @return the flowchart; empty if there is no such run, or it is not one of a pipeline
   * @throws InterruptedException if the thread is interrupted while a sample is taken
   */
  public Optional<String> mermaid(long id) throws InterruptedException {
    return known(id).flatMap(run -> run.run().topology()).map(Topology::toMermaid);
  }

  private Optional<RunSample> known(long id) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Sample sample = last == null ? sample() : last;
      Optional<RunSample> found = find(sample, id);
      return found.isPresent() ? found : find(sample(), id);
    } finally {
      lock.unlock();
    }
  }

  private static Optional<RunSample> find(Sample sample, long id) {
    return sample.runs().stream().filter(run -> run.run().id() == id).findFirst();
  }
}
