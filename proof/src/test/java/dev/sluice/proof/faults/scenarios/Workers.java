package dev.sluice.proof.faults.scenarios;

import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A pipeline of workers that keep the order, workers for each key, and batches. */
public final class Workers extends Attempt {
  private static final int VALUES = 12;

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger twice = new AtomicInteger();

  /** Something that a pipeline closes if nobody gets it. */
  static final class Resource implements AutoCloseable {
    private final AtomicInteger closed = new AtomicInteger();
    private final Workers owner;
    private final int number;

    Resource(Workers owner, int number) {
      this.owner = owner;
      this.number = number;
      owner.open.incrementAndGet();
    }

    int key() {
      return number % 3;
    }

    @Override
    public void close() {
      if (closed.getAndIncrement() > 0) {
        owner.twice.incrementAndGet();
      } else {
        owner.open.decrementAndGet();
      }
    }
  }

  @Pipeline
  static final class Stages {
    private final Workers owner;

    Stages(Workers owner) {
      this.owner = owner;
    }

    @Stage(out = "numbers")
    IntStream numbers() {
      return IntStream.range(0, VALUES);
    }

    @Stage(in = "numbers", out = "resources", workers = 2, ordered = true)
    Resource make(int number) {
      return new Resource(owner, number);
    }

    @Stage(in = "resources", out = "checked", workers = 2, by = "key")
    static Resource check(Resource resource) {
      return resource;
    }

    @Stage(in = "checked")
    @Batch(max = 5)
    static void use(List<Resource> resources) {
      resources.forEach(Resource::close);
    }
  }

  @Override
  void attempt() throws InterruptedException {
    new Workers_StagesPipeline(new Stages(this)).run();
  }

  @Override
  public String faults() {
    return open.get() == 0 && twice.get() == 0
        ? ""
        : "%d are open, %d were closed twice".formatted(open.get(), twice.get());
  }
}
