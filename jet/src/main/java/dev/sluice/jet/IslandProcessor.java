package dev.sluice.jet;

import com.hazelcast.jet.core.Outbox;

/** Runs an island: starts it, waits for its end without blocking, and cancels it with the job. */
final class IslandProcessor extends VertexProcessor {
  private final IslandRun run;

  IslandProcessor(MemberExecution execution, IslandSpec island) {
    run = execution.island(island);
  }

  @Override
  public void init(Outbox outbox, Context context) throws Exception {
    run.start();
  }

  @Override
  public boolean complete() {
    return run.isDone();
  }

  @Override
  public void close() {
    run.close();
  }

  @Override
  public boolean closeIsCooperative() {
    return false;
  }
}
