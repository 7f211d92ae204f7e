package dev.sluice.samples.pipelines;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.Received;
import dev.sluice.samples.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The second version: the counter closes its channel, and the end travels down the line. */
@Command(
    name = "closing",
    description = {
      "Counter, squarer, printer, with an end: the counter closes its channel when it is done.",
      "The squarer sees the close by receiveOk, the printer by the end of its loop."
    })
public final class Closing implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--values", description = "How many values (${DEFAULT-VALUE}).", paramLabel = "N")
  private long values = 100;

  public Closing(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Channel<Long> naturals = Channel.make("naturals", 0);
    Channel<Long> squares = Channel.make("squares", 0);

    go(
        "counter",
        () -> {
          for (long x = 0; x < values; x++) {
            naturals.send(x);
          }
          naturals.close();
        });

    go(
        "squarer",
        () -> {
          for (Received<Long> x = naturals.receiveOk(); x.ok(); x = naturals.receiveOk()) {
            squares.send(x.value() * x.value());
          }
          squares.close();
        });

    // Printer, in this goroutine.
    for (long square : squares) {
      terminal.out().println(square);
    }
    return 0;
  }
}
