package dev.sluice.jet;

import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** An island that runs on this member. */
final class IslandRun {
  private final MemberExecution execution;
  private final IslandSpec island;
  private final IslandChannels channels;
  private volatile @Nullable PipelineRun<Void> run;

  /** Whether it has ended well and its results are known to the submitter. */
  private volatile boolean isDone;

  /** Whether the job is over, so that nobody asks how the island ends. */
  private volatile boolean isClosed;

  /** Why it has failed, once the submitter can know. */
  private volatile @Nullable RemoteFailure failure;

  IslandRun(MemberExecution execution, IslandSpec island) {
    this.execution = execution;
    this.island = island;
    channels = new IslandChannels(island);
  }

  IslandChannels channels() {
    return channels;
  }

  /** Starts the goroutines. */
  void start() throws Exception {
    Object objects = execution.objects();
    Topology whole = execution.job().topology().applyEx(Objects.requireNonNull(objects, "objects"));
    PipelineRun<Void> started =
        PipelineRun.start(
            TopologyPart.of(whole, island),
            channels.lentTo(
                group -> {
                  island.body().run(objects, group, channels.ports());
                  return null;
                }));
    run = started;
    execution.control().observe(() -> heard(started));
    var unused = started.completion().whenComplete((nothing, thrown) -> ended(thrown));
  }

  /** There is news from other members. */
  private void heard(PipelineRun<Void> started) {
    for (String output : island.outputs()) {
      if (execution.isAbandoned(output)) {
        channels.outgoing(output).abandon();
      }
    }
    if (execution.control().isDraining()) {
      // Only what begins within the island ends: what comes from other members is in flight.
      started.drain();
    }
  }

  /** Runs in a thread of its own, after the last goroutine. */
  private void ended(@Nullable Throwable thrown) {
    Throwable reason = thrown instanceof CompletionException it ? it.getCause() : thrown;
    try {
      if (reason == null) {
        for (Map.Entry<String, @Nullable Object> result : channels.ports().results().entrySet()) {
          tell(result.getKey(), result.getValue());
        }
        isDone = true;
        return;
      }
    } catch (RuntimeException e) {
      reason = e;
    }
    if (!isClosed) {
      fail(reason);
    }
  }

  private void tell(String stage, @Nullable Object result) {
    try {
      execution.control().result(stage, result);
    } catch (RuntimeException e) {
      throw new IllegalStateException("the result of stage '" + stage + "' cannot travel: " + e, e);
    }
  }

  private void fail(Throwable reason) {
    RemoteFailure told = RemoteFailure.of(reason, execution.member());
    try {
      execution.control().failure(told);
    } catch (RuntimeException e) {
      // The job fails with the text alone.
    }
    failure = told;
  }

  /** Whether it has ended well. Throws its failure. */
  boolean isDone() {
    RemoteFailure failed = failure;
    if (failed != null) {
      throw failed.ofJob(island.name());
    }
    return isDone;
  }

  /** Cancels its goroutines and waits for them. */
  void close() {
    isClosed = true;
    PipelineRun<Void> started = run;
    if (started != null) {
      started.close();
    }
  }
}
