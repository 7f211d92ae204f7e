package dev.sluice.proof.schedules;

import dev.sluice.proof.stories.BrokenLane;
import dev.sluice.proof.stories.Lane;
import dev.sluice.proof.stories.Outcomes;
import dev.sluice.proof.stories.RandomStories;
import dev.sluice.proof.stories.Story;
import dev.sluice.proof.stories.Telling;
import dev.sluice.proof.stories.Traps;
import java.nio.file.Path;
import java.util.function.IntFunction;
import kotlin.Unit;
import org.jspecify.annotations.Nullable;
import org.pastalab.fray.core.TestRunner;
import org.pastalab.fray.core.command.Configuration;
import org.pastalab.fray.core.command.ExecutionInfo;
import org.pastalab.fray.core.command.LambdaExecutor;
import org.pastalab.fray.core.command.NetworkDelegateType;
import org.pastalab.fray.core.command.SystemTimeDelegateType;
import org.pastalab.fray.core.observers.TimelineCoverageType;
import org.pastalab.fray.core.randomness.ControlledRandomProvider;
import org.pastalab.fray.core.scheduler.POSScheduler;

/**
 * Tells random stories under Fray's scheduler, which lets one thread run at a time and decides at
 * every access to shared memory which one that is. It finds a standstill at once, and an outcome
 * that no order of the steps explains. To be run on a JDK that {@link FrayJdk} has made.
 *
 * <p>Arguments: a folder for reports, the seeds of the first story and of the one behind the last,
 * and the number of schedules of each. With the folder alone, the broken channels are tried.
 */
public final class Schedules {
  static final String HOLDS = "HOLDS ";
  static final String FOUND = "FOUND ";

  private static final int NO_LIMIT = -1;
  private static final int SECONDS = 600;
  private static final long TIME_STEP = 100_000;

  /** Each fault is found within a few dozen schedules. */
  private static final int BROKEN = 1_000;

  private static final int STORIES_WITHOUT_FAULT = 5;
  private static final int SCHEDULES_WITHOUT_FAULT = 40;

  private final Path reports;

  private Schedules(Path reports) {
    this.reports = reports;
  }

  /** Tells the stories. */
  public static void main(String[] arguments) {
    Schedules schedules = new Schedules(Path.of(arguments[0]));
    if (arguments.length > 1) {
      schedules.tell(
          Long.parseLong(arguments[1]),
          Long.parseLong(arguments[2]),
          Integer.parseInt(arguments[3]));
    } else {
      schedules.tellBroken();
    }
    System.exit(0); // Fray leaves threads behind
  }

  private void tell(long from, long to, int schedules) {
    boolean holds = true;
    for (BrokenLane.Fault fault : BrokenLane.Fault.values()) {
      holds &= holds(Traps.of(fault), "the trap for " + fault, schedules, Lane::of);
    }
    for (long seed = from; holds && seed < to; seed++) {
      holds = holds(RandomStories.of(seed, false), "story " + seed, schedules, Lane::of);
    }
    if (holds) {
      System.out.println(
          "\n" + HOLDS + "Sluice, stories " + from + " to " + to + ", " + schedules + " schedules");
    }
  }

  private void tellBroken() {
    boolean holds = true;
    for (long seed = 0; holds && seed < STORIES_WITHOUT_FAULT; seed++) {
      holds =
          holds(
              RandomStories.of(seed, true),
              "story " + seed,
              SCHEDULES_WITHOUT_FAULT,
              capacity -> new BrokenLane(capacity, BrokenLane.Fault.NONE));
    }
    if (holds) {
      System.out.println("\n" + HOLDS + "the small channel without a fault");
    }
    for (BrokenLane.Fault fault : BrokenLane.Fault.values()) {
      var _ =
          holds(
              Traps.of(fault),
              fault.toString(),
              BROKEN,
              capacity -> new BrokenLane(capacity, fault));
    }
  }

  private boolean holds(Story story, String name, int schedules, IntFunction<Lane> lanes) {
    Throwable fault = search(story, lanes, schedules);
    if (fault != null) {
      System.out.println("\n" + FOUND + name + ": " + fault + "\n" + story);
    }
    return fault == null;
  }

  private @Nullable Throwable search(Story story, IntFunction<Lane> lanes, int schedules) {
    Outcomes outcomes = Outcomes.of(story);
    Runnable run =
        () -> {
          String outcome = Telling.outcome(story, lanes, Thread::new);
          if (!outcomes.possible().contains(outcome)) {
            throw new AssertionError("no order of the steps explains " + outcome);
          }
        };
    return new TestRunner(configuration(run, schedules)).run();
  }

  private Configuration configuration(Runnable run, int schedules) {
    ExecutionInfo info =
        new ExecutionInfo(
            new LambdaExecutor(
                () -> {
                  run.run();
                  return Unit.INSTANCE;
                }),
            /* ignoreUnhandledExceptions= */ false,
            /* interleaveMemoryOps= */ true,
            NO_LIMIT);
    return new Configuration(
        info,
        reports,
        schedules,
        SECONDS,
        new POSScheduler(),
        new ControlledRandomProvider(),
        /* fullSchedule= */ false,
        /* exploreMode= */ false,
        /* noExitWhenBugFound= */ true,
        /* isReplay= */ false,
        /* noFray= */ false,
        /* dummyRun= */ false,
        NetworkDelegateType.PROACTIVE,
        SystemTimeDelegateType.NONE,
        TIME_STEP,
        /* ignoreTimedBlock= */ true,
        /* sleepAsYield= */ true,
        /* resetClassLoader= */ false,
        /* redirectStdout= */ false,
        /* abortThreadExecutionAfterMainExit= */ true,
        /* resolveRacingOperationStackTraceHash= */ false,
        TimelineCoverageType.NONE);
  }
}
