package dev.sluice.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

/** {@link Pipelines}, wired by the generator. */
final class PipelineLibrary implements Library {
  /** Whether there is a pipeline for a load. */
  static boolean runs(Load load) {
    return switch (load.workload()) {
      case HOP, PIPE ->
          switch (load.capacity()) {
            case 0, 16, 128, 1024 -> true;
            default -> false;
          };
      case EIGHT_BY_EIGHT -> load.capacity() == 128;
      default -> false;
    };
  }

  @Override
  public long hop(int elements, int capacity) throws InterruptedException {
    return switch (capacity) {
      case 0 -> new Pipelines_Hop0Pipeline(new Pipelines.Hop0(elements)).run();
      case 16 -> new Pipelines_Hop16Pipeline(new Pipelines.Hop16(elements)).run();
      case 128 -> new Pipelines_Hop128Pipeline(new Pipelines.Hop128(elements)).run();
      case 1024 -> new Pipelines_Hop1024Pipeline(new Pipelines.Hop1024(elements)).run();
      default -> throw new UnsupportedOperationException();
    };
  }

  @Override
  public long pipe(int elements, int capacity) throws InterruptedException {
    return switch (capacity) {
      case 0 -> new Pipelines_Pipe0Pipeline(new Pipelines.Pipe0(elements)).run();
      case 16 -> new Pipelines_Pipe16Pipeline(new Pipelines.Pipe16(elements)).run();
      case 128 -> new Pipelines_Pipe128Pipeline(new Pipelines.Pipe128(elements)).run();
      case 1024 -> new Pipelines_Pipe1024Pipeline(new Pipelines.Pipe1024(elements)).run();
      default -> throw new UnsupportedOperationException();
    };
  }

  @Override
  public long eightByEight(int elements, int capacity) throws InterruptedException {
    AtomicLong total = new AtomicLong();
    new Pipelines_EightByEight128Pipeline(new Pipelines.EightByEight128(elements, total)).run();
    return total.get();
  }
}
