package dev.sluice;

import java.util.List;

/**
 * With {@code -Dsluice.leaks=report}: when the program ends, every goroutine that is still blocked
 * in a channel operation is listed on {@code System.err}, with its stack and the line that started
 * it ({@link Creators}). Loggers may be gone by then. Without the property nothing is installed.
 */
final class Leaks {
  private Leaks() {}

  @SuppressWarnings("SystemOut") // that is where the report goes
  static void report() {
    List<Goroutine> leaked =
        Goroutines.all().stream().filter(Goroutine::isInChannelOperation).toList();
    if (!leaked.isEmpty()) {
      System.err.print("goroutines left blocked in a channel operation: " + leaked.size() + "\n\n");
      System.err.print(Goroutines.dump(leaked));
    }
  }
}
