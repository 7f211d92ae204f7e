package dev.sluice.samples.pipelines;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The prime sieve: a chain of goroutines that grows by one filter for each prime. */
@Command(
    name = "sieve",
    description = {
      "The prime sieve: each prime adds a goroutine that filters its multiples out.",
      "Leaving the group ends the generator and all the filters."
    })
public final class Sieve implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "N", description = "How many primes (${DEFAULT-VALUE}).")
  private int primes = 25;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public Sieve(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, Problem {
    if (primes < 0) {
      throw new Problem("N must be at least 0, not " + primes);
    }
    try (Group group = Group.open("sieve")) {
      Channel<Integer> first = group.channel("candidates", 0);
      group.go("generate", () -> generate(first));

      ReceiveChannel<Integer> candidates = first;
      for (int i = 0; i < primes; i++) {
        int prime = candidates.receive();
        terminal.out().println(prime);

        ReceiveChannel<Integer> in = candidates;
        Channel<Integer> out = group.channel("no multiples of " + prime, 0);
        group.go("filter " + prime, () -> filter(in, out, prime));
        candidates = out;
      }
    }
    return 0;
  }

  /** Sends 2, 3, 4, ... */
  private static void generate(SendChannel<Integer> out) throws InterruptedException {
    for (int i = 2; ; i++) {
      out.send(i);
    }
  }

  /** Passes on what the prime does not divide. */
  private static void filter(ReceiveChannel<Integer> in, SendChannel<Integer> out, int prime)
      throws InterruptedException {
    for (int i : in) {
      if (i % prime != 0) {
        out.send(i);
      }
    }
  }
}
