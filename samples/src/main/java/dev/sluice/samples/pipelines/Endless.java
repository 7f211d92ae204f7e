package dev.sluice.samples.pipelines;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.samples.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The first version of the pipeline: counter and squarer never end by themselves. */
@Command(
    name = "endless",
    description = {
      "Counter, squarer, printer, without an end: prints squares until Enter is pressed.",
      "Leaving the group ends the counter and the squarer, wherever they are blocked."
    })
public final class Endless implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--values", description = "Stop after this many values.", paramLabel = "N")
  private long values = Long.MAX_VALUE;

  public Endless(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    ReceiveChannel<Void> enter = terminal.enter();

    try (Group group = Group.open("endless")) {
      Channel<Long> naturals = group.channel("naturals", 0);
      Channel<Long> squares = group.channel("squares", 0);

      group.go(
          "counter",
          () -> {
            for (long x = 0; ; x++) {
              naturals.send(x);
            }
          });

      group.go(
          "squarer",
          () -> {
            while (true) {
              long x = naturals.receive();
              squares.send(x * x);
            }
          });

      // Printer, in this goroutine.
      var square = Select.receive(squares);
      var select = Select.of(square, Select.receive(enter));
      for (long n = 0; n < values && select.await() == square; n++) {
        terminal.out().println(square.value());
        if (terminal.out().checkError()) {
          break; // nobody reads any more
        }
      }
    }
    return 0;
  }
}
