package dev.sluice.benchmarks;

/** {@link Pipelines.Functions}, fused by the generator. */
final class FunctionLibrary implements Library {
  @Override
  public long pipe(int elements, int capacity) throws InterruptedException {
    Pipelines.Functions functions = new Pipelines.Functions(elements);
    new Pipelines_FunctionsPipeline(functions).run();
    return functions.sum();
  }
}
