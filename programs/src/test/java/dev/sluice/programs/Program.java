package dev.sluice.programs;

import java.time.Duration;
import java.util.List;

/** The programs, each with the options that it needs. */
enum Program {
  AT_END_STARTS_GOROUTINES(AtEndStartsGoroutines.class),
  UNPRINTABLE_FAILURE(UnprintableFailure.class),
  SUCCESSION(Succession.class),
  CANCELLED_CALL(CancelledCall.class),
  MANY_FAIL(ManyFail.class),
  LARGE_DEADLOCKS(LargeDeadlocks.class, "-Xmx512m"),
  CANCEL_REACHES_INNER_GROUPS(CancelReachesInnerGroups.class),
  NOTHING_STARTS_AFTER_CLOSE(NothingStartsAfterClose.class),
  CYCLE_IN_BATCHES(CycleInBatches.class),
  DUMPS_DURING_SELECTS(DumpsDuringSelects.class),
  FORK_JOIN_GOES_ON(
      ForkJoinGoesOn.class, "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1"),
  INNER_GROUP_KEEPS_ITS_PLACE(InnerGroupKeepsItsPlace.class),
  LOADERS_ARE_COLLECTED(LoadersAreCollected.class),
  NO_FAILURE_IS_LOST(NoFailureIsLost.class),
  EXTREME_NUMBERS(ExtremeNumbers.class, "-Xmx256m"),
  CLOSED_FROM_INSIDE(ClosedFromInside.class),
  FAILURE_ON_FULL_HEAP(FailureOnFullHeap.class, "-Xmx64m"),
  ORDERED_CYCLE_THROUGH_VIEWS(OrderedCycleThroughViews.class),
  LATE_RESULTS(LateResults.class),
  LARGE_ELEMENTS(LargeElements.class, "-Xmx512m"),
  CHEAP_BESIDE_SLOW(CheapBesideSlow.class),
  BUFFERS_GROW(BuffersGrow.class, "-Djdk.virtualThreadScheduler.parallelism=1"),
  WOKEN_BY_THE_CLOCK(WokenByTheClock.class),
  PINNED_GOROUTINES(PinnedGoroutines.class),
  ONE_SELECT_TWO_GOROUTINES(OneSelectTwoGoroutines.class),
  OVERFLOW_IN_OPERATIONS(OverflowInOperations.class),
  OVERFLOW_IN_GROUPS(OverflowInGroups.class),
  SWALLOWED_INTERRUPTS(SwallowedInterrupts.class),
  NOTHING_IS_RETAINED(NothingIsRetained.class),
  DEADLOCK_AFTER_MANY_GROUPS(DeadlockAfterManyGroups.class),
  ORDERED_WORKERS_DEADLOCK(OrderedWorkersDeadlock.class),
  IDLERS_COST_NOTHING(IdlersCostNothing.class),
  TRY_NEVER_WAITS(TryNeverWaits.class, "-Xmx768m"),
  SOURCES_ARE_CLOSED(SourcesAreClosed.class),
  ABANDONED_OUTPUT(AbandonedOutput.class),
  SWALLOWED_ABANDON(SwallowedAbandon.class),
  FAILURE_SHOWS_THE_CALLER(FailureShowsTheCaller.class),
  FAILURE_IS_TOLD(FailureIsTold.class),
  ORDERED_STAGES_DEADLOCK(OrderedStagesDeadlock.class),
  OUTSIDERS_USE_PORTS(OutsidersUsePorts.class),
  UNDELIVERED_ARE_CLOSED(UndeliveredAreClosed.class),
  FAILED_PIPELINE_ENDS_ITS_PORTS(FailedPipelineEndsItsPorts.class);

  /** Far beyond what any of them takes beside busy processors; most take a second. */
  private static final Duration LIMIT = Duration.ofSeconds(70);

  private final Class<?> main;

  @SuppressWarnings("ImmutableEnumChecker") // it is
  private final List<String> options;

  Program(Class<?> main, String... options) {
    this.main = main;
    this.options = List.of(options);
  }

  /**
   * Whether it runs in every build. Where the heap is full the JDK may itself lose the wake-up of a
   * thread, for want of memory, so that program is for long runs that somebody looks at.
   */
  boolean isInEveryBuild() {
    return this != FAILURE_ON_FULL_HEAP;
  }

  Jvm.Result run(int parallelism) throws Exception {
    return Jvm.run(main, parallelism, LIMIT, options);
  }
}
