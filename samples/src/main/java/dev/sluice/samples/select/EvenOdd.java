package dev.sluice.samples.select;

import dev.sluice.Channel;
import dev.sluice.Select;
import dev.sluice.samples.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A select whose two cases take turns. */
@Command(
    name = "evens",
    description = {
      "Prints even numbers by a select over a send to and a receive from the same channel.",
      "The channel has capacity 1: it is empty or full in turn, so only one case is ever ready."
    })
public final class EvenOdd implements Callable<Integer> {
  private final Terminal terminal;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public EvenOdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Channel<Integer> ch = Channel.make(1);
    var x = Select.receive(ch);
    var send = Select.send(ch, 0);
    var select = Select.of(x, send);
    for (int i = 0; i < 10; i++) {
      send.value(i);
      if (select.await() == x) {
        terminal.out().println(x.value()); // 0 2 4 6 8
      }
    }
    return 0;
  }
}
