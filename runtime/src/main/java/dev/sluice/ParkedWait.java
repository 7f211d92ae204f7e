package dev.sluice;

import dev.sluice.internal.recording.Wait;

/**
 * The wait of a thread in an operation, for the recorder.
 *
 * @param thread the thread
 * @param parker the operation
 * @param since when it parked
 */
record ParkedWait(Thread thread, Parker parker, long since) implements Wait {
  @Override
  public String goroutine() {
    return Goroutines.nameOf(thread);
  }

  @Override
  public String scope() {
    Group group = Goroutines.groupOf(thread);
    return group == null ? "" : group.name();
  }

  @Override
  public long run() {
    Group group = Goroutines.groupOf(thread);
    return group == null ? 0 : group.run().id();
  }

  @Override
  public String channel() {
    return parker.target();
  }

  @Override
  public String operation() {
    return parker.reason();
  }
}
