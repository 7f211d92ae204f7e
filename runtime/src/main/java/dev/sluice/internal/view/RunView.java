package dev.sluice.internal.view;

import dev.sluice.ChannelState;
import dev.sluice.Goroutine;
import dev.sluice.StageState;
import dev.sluice.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run of a pipeline, or one group, live or as it was left when it ended. Every method may be
 * called by any thread at any time and never waits for the run; each gives an instant of its own.
 */
public interface RunView {
  /** How far a run is, and how it has ended. */
  enum State {
    /** Some of its goroutines may not have ended. */
    RUNNING,
    /** All of its goroutines have ended normally. */
    COMPLETED,
    /** A goroutine has failed, or its deadline has passed. */
    FAILED,
    /** It was cancelled, and nothing has failed. */
    CANCELLED,
    /** Its goroutines waited for one another. */
    DEADLOCKED
  }

  /**
   * A number that no other run of this process has.
   *
   * @return the id
   */
  long id();

  /**
   * The name of the pipeline or the group.
   *
   * @return the name
   */
  String name();

  /**
   * The run in one of whose goroutines this one was begun.
   *
   * @return its id; empty if there is none
   */
  OptionalLong parent();

  /**
   * Whether it is the run of a pipeline that is a stage: {@link #stages} and {@link #channels} of
   * the run that it is a stage of have those of this one, too.
   *
   * @return true if so
   */
  default boolean isStage() {
    return false;
  }

  /**
   * How the pipeline is wired.
   *
   * @return the topology; empty for a group that runs no generated pipeline
   */
  Optional<Topology> topology();

  /**
   * When it began.
   *
   * @return the time of day
   */
  Instant started();

  /**
   * When it ended.
   *
   * @return the time of day; empty while it runs
   */
  Optional<Instant> ended();

  /**
   * How far it is.
   *
   * @return the state
   */
  State state();

  /**
   * Why it failed.
   *
   * @return the message of the failure, or the report of the deadlock; empty if there is none
   */
  String report();

  /**
   * What its stages do and have done, also those of pipelines that are stages.
   *
   * @return the stages; none for a group that runs no generated pipeline
   */
  List<StageState> stages();

  /**
   * What its channels hold and who is blocked on them.
   *
   * @return the inner channels, then the ports, then those of pipelines that are stages
   */
  List<ChannelState> channels();

  /**
   * How long its stages were blocked, as far as that was {@linkplain RunViews#measureBlocked
   * measured}; those of pipelines that are stages excepted.
   *
   * @return the times by the names of the stages
   */
  default Map<String, BlockedTime> blocked() {
    return Map.of();
  }

  /**
   * Its goroutines that have not ended, without their stacks, which are dear where there are many.
   *
   * @return the goroutines in the order in which they were started; none when the run has ended
   */
  default List<Member> members() {
    return goroutines().stream()
        .map(goroutine -> new Member(goroutine.id(), goroutine.name(), goroutine.state()))
        .toList();
  }

  /**
   * Its goroutines that have not ended, with what each does, since when, and its stack.
   *
   * @return the goroutines in the order in which they were started; none when the run has ended
   */
  List<Goroutine> goroutines();
}
