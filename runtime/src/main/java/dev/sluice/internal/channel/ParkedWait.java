package dev.sluice.internal.channel;

import dev.sluice.internal.recording.Wait;

/**
 * The wait of a thread in an operation, for the recorder.
 *
 * @param thread the thread
 * @param description what it waits in
 * @param since when it parked
 */
public record ParkedWait(Thread thread, WaitDescription description, long since) implements Wait {
  @Override
  public String goroutine() {
    return GoroutineRegistry.nameOf(thread);
  }

  @Override
  public String scope() {
    Membership group = GoroutineRegistry.groupOf(thread);
    return group == null ? "" : group.name();
  }

  @Override
  public long run() {
    Membership group = GoroutineRegistry.groupOf(thread);
    return group == null ? 0 : group.run().id();
  }

  @Override
  public String channel() {
    return description.target();
  }

  @Override
  public String operation() {
    return description.reason().text();
  }
}
