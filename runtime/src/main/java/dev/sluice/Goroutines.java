package dev.sluice;

import dev.sluice.internal.channel.CreationSites;
import dev.sluice.internal.channel.GoroutineSnapshots;
import dev.sluice.internal.report.GoroutineDump;
import java.util.List;

/**
 * The goroutines that have not ended: those that {@link Go}, {@link WaitGroup} and {@link Group}
 * started, and any other thread that is blocked in an operation of this library just now.
 */
public final class Goroutines {
  private Goroutines() {}

  /**
   * Lists the goroutines. Each is described at an instant of its own; those that end meanwhile may
   * be missing.
   *
   * @return the goroutines, by id
   */
  public static List<Goroutine> all() {
    return GoroutineSnapshots.all();
  }

  /**
   * Writes the goroutines in the format of Go's goroutine dump, with the wait reason, how long it
   * has lasted in whole minutes, the channel, the stack, and who created it if that was recorded.
   *
   * @return the dump, empty if there is no goroutine
   */
  public static String dump() {
    return GoroutineDump.of(all());
  }

  /**
   * From now on each goroutine that is started remembers where ({@link Goroutine#creator}), and
   * dumps say so. That makes starting one several times as slow: for tests and for hunting leaks.
   */
  public static void recordCreators() {
    CreationSites.record();
  }
}
