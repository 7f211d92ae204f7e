package dev.sluice.samples.select;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Ticker;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A goroutine shows that the program lives while the main one computes. */
@Command(
    name = "spinner",
    description = "Computes a Fibonacci number the slow way while a goroutine spins.")
public final class Spinner implements Callable<Integer> {
  /** The one after it does not fit into a long. */
  private static final int HIGHEST = 92;

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      description = "Which Fibonacci number (${DEFAULT-VALUE}).")
  private int n = 45;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public Spinner(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Problem {
    if (n < 0 || n > HIGHEST) {
      throw new Problem("N must be between 0 and " + HIGHEST + ", not " + n);
    }
    Channel<Void> done = Channel.make("done", 0);
    go("spinner", () -> spin(Duration.ofMillis(100), done));
    long fib = fib(n);
    done.close();
    terminal.out().printf("\rFibonacci(%d) = %d%n", n, fib);
    return 0;
  }

  private void spin(Duration delay, ReceiveChannel<Void> done) throws InterruptedException {
    try (Ticker ticker = Ticker.start(delay)) {
      var stop = Select.receive(done);
      var select = Select.of(Select.receive(ticker.channel()), stop);
      for (int turn = 0; select.await() != stop; turn++) {
        terminal.out().print("\r" + "-\\|/".charAt(turn % 4));
        terminal.out().flush();
      }
    }
  }

  private static long fib(int x) {
    return x < 2 ? x : fib(x - 1) + fib(x - 2);
  }
}
