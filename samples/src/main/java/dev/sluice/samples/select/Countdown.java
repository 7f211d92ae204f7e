package dev.sluice.samples.select;

import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Ticker;
import dev.sluice.samples.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The countdown of a rocket: a tick, or the abort, whichever comes first. */
@Command(
    name = "countdown",
    description =
        "Counts down and launches, unless Enter is pressed: a select over tick and abort.")
public final class Countdown implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--from", paramLabel = "N", description = "Where to start (${DEFAULT-VALUE}).")
  private int from = 10;

  @Option(
      names = "--tick",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "The time from number to number (${DEFAULT-VALUE}).")
  private Duration period;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public Countdown(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    ReceiveChannel<Void> enter = terminal.enter();

    terminal.out().println("Commencing countdown. Press Enter to abort.");
    try (Ticker ticker = Ticker.start(period)) {
      var abort = Select.receive(enter);
      var select = Select.of(Select.receive(ticker.channel()), abort);
      for (int countdown = from; countdown > 0; countdown--) {
        terminal.out().println(countdown);
        if (select.await() == abort) {
          terminal.out().println("Launch aborted.");
          return 0;
        }
      }
    }
    terminal.out().println("Lift off.");
    return 0;
  }
}
