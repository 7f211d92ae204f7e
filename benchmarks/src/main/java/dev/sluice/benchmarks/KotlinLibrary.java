package dev.sluice.benchmarks;

import dev.sluice.benchmarks.kotlin.KotlinWorkloads;

/** kotlinx.coroutines; the workloads themselves are written in Kotlin. */
final class KotlinLibrary implements Library {
  @Override
  public long hop(int elements, int capacity) {
    return KotlinWorkloads.hop(elements, capacity);
  }

  @Override
  public long pipe(int elements, int capacity) {
    return KotlinWorkloads.pipe(elements, capacity);
  }

  @Override
  public long pingPong(int rounds) {
    return KotlinWorkloads.pingPong(rounds);
  }

  @Override
  public long eightByEight(int elements, int capacity) {
    return KotlinWorkloads.eightByEight(elements, capacity);
  }

  @Override
  public long select(int elements, int capacity) {
    return KotlinWorkloads.select(elements, capacity);
  }

  @Override
  public long spawn(int count) {
    return KotlinWorkloads.spawn(count);
  }

  @Override
  public long sieve(int limit, int capacity) {
    return KotlinWorkloads.sieve(limit, capacity);
  }

  @Override
  public long pairs(int pairs, int elements, int capacity) {
    return KotlinWorkloads.pairs(pairs, elements, capacity);
  }

  @Override
  public long chain(int stages, int elements, int capacity) {
    return KotlinWorkloads.chain(stages, elements, capacity);
  }

  @Override
  public long[] latencies(int stages, int samples) {
    return KotlinWorkloads.latencies(stages, samples);
  }

  @Override
  public void block(int count, Runnable whenBlocked) {
    KotlinWorkloads.block(count, whenBlocked);
  }

  @Override
  public Object channel(int capacity) {
    return KotlinWorkloads.channel(capacity);
  }
}
