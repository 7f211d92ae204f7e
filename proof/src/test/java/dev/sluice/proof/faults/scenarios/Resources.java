package dev.sluice.proof.faults.scenarios;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What a pipeline closes if nobody gets it. */
final class Resources {
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger twice = new AtomicInteger();

  /** One of them. */
  static final class Resource implements AutoCloseable {
    private final Resources owner;
    private final int number;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Resource(Resources owner, int number) {
      this.owner = owner;
      this.number = number;
    }

    int number() {
      return number;
    }

    int key() {
      return number % 3;
    }

    /** Of several stages that receive it, the first closes it. */
    void closeIfFirst() {
      if (taken.compareAndSet(false, true)) {
        close();
      }
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        owner.open.decrementAndGet();
      } else {
        owner.twice.incrementAndGet();
      }
    }
  }

  Resource open(int number) {
    Resource resource = new Resource(this, number);
    open.incrementAndGet();
    return resource;
  }

  /** What is wrong when everything is over; empty if each was closed once. */
  String faults() {
    return open.get() == 0 && twice.get() == 0
        ? ""
        : "%d are open, %d were closed twice".formatted(open.get(), twice.get());
  }
}
