package dev.sluice.samples.pipelines;

import dev.sluice.samples.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs {@link Squares}, and says what else there is: the sample to start with. */
@Command(
    name = "squares",
    description = {
      "Counter, squarer, printer, wired by the compiler from the directions of their channels."
    })
public final class SquaresCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public SquaresCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    new SquaresPipeline().run();

    terminal.out().println();
    spec.commandLine().getParent().usage(terminal.out());
    return 0;
  }
}
