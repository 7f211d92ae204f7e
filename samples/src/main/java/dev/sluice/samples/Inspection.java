package dev.sluice.samples;

import dev.sluice.Go;
import dev.sluice.inspector.Inspector;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * A sample that can be looked at in a browser: while it runs, and at a terminal also afterwards,
 * until Ctrl-C.
 */
final class Inspection {
  private static final Duration FOREVER = Duration.ofDays(365);

  private Inspection() {}

  /**
   * Runs a sample. Where the inspector cannot start, the sample runs without it.
   *
   * @param terminal where the address of the page is printed
   * @param sample runs it
   * @return its exit code
   */
  static int of(Terminal terminal, IntSupplier sample) {
    try (Inspector inspector = Inspector.start(0)) {
      terminal.err().println("inspector: " + inspector.address());
      int code = sample.getAsInt();
      if (terminal.interactive()) {
        keepOpen(terminal);
      }
      return code;
    } catch (IOException e) {
      terminal.err().println("no inspector: " + e.getMessage());
      return sample.getAsInt();
    }
  }

  private static void keepOpen(Terminal terminal) {
    // Not until Enter: a sample may have left a reader at the keyboard, which would take the key.
    terminal.err().println("The sample has ended. The inspector runs on until Ctrl-C.");
    try {
      Go.sleep(FOREVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
