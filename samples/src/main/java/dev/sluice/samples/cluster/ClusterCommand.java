package dev.sluice.samples.cluster;

import com.hazelcast.collection.IList;
import com.hazelcast.core.HazelcastInstance;
import dev.sluice.SendChannel;
import dev.sluice.jet.JetRun;
import dev.sluice.jet.JetSinks;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs {@link TreeWords} and {@link Orders} on one machine and on a cluster. */
@Command(
    name = "cluster",
    description = {
      "Counts words and sums up orders on several JVMs.",
      "The sample starts the JVMs itself, as members of a cluster. The words are those below a",
      "directory, the orders are generated. The totals are compared with those of a run in one JVM."
    })
public final class ClusterCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "A directory (${DEFAULT-VALUE}).")
  private Path root;

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "How many JVMs to start (${DEFAULT-VALUE}).")
  private int members = 3;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many orders to generate (${DEFAULT-VALUE}).")
  private long orders = 400_000;

  /** Runs a pipeline in this JVM. */
  @FunctionalInterface
  private interface Local<R> {
    R run(SendChannel<Long> progress) throws InterruptedException;
  }

  /** Submits a pipeline to the cluster. */
  @FunctionalInterface
  private interface Submitted<R> {
    JetRun<R> submit(HazelcastInstance client, String progress);
  }

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public ClusterCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString());
    }
    if (members < 1) {
      throw new Problem("--members must be at least 1, not " + members);
    }
    if (orders < 0) {
      throw new Problem("--orders must be at least 0, not " + orders);
    }
    String directory = root.toRealPath().toString();
    long count = orders;
    try (Members started = Members.start(members)) {
      HazelcastInstance client = started.client();
      try {
        TreeWords.Totals words =
            compare(
                "words",
                client,
                progress -> new TreeWordsPipeline(new TreeWords(directory)).run(progress),
                (submitter, progress) ->
                    new TreeWordsOnJet(() -> new TreeWords(directory))
                        .submit(submitter, JetSinks.list(progress)));
        terminal
            .out()
            .printf(
                Locale.ROOT,
                "%d files  %d words  %d different%n",
                words.files(),
                words.length(),
                words.words().size());
        Map<String, Long> sums =
            compare(
                "orders",
                client,
                progress -> new OrdersPipeline(new Orders(count)).run(progress),
                (submitter, progress) ->
                    new OrdersOnJet(() -> new Orders(count))
                        .submit(submitter, JetSinks.list(progress)));
        terminal
            .out()
            .printf(
                Locale.ROOT,
                "%d customers  %d cents%n",
                sums.size(),
                sums.values().stream().mapToLong(it -> it).sum());
      } finally {
        client.shutdown();
      }
    }
    return 0;
  }

  private <R> R compare(
      String job, HazelcastInstance client, Local<R> local, Submitted<R> submitted)
      throws InterruptedException, Problem {
    long start = System.nanoTime();
    R expected = local.run(SendChannel.into(ignored -> {})); // nobody looks at the progress
    terminal.out().printf(Locale.ROOT, "%s: here %d ms", job, millisSince(start));
    start = System.nanoTime();
    R result;
    try (JetRun<R> run = submitted.submit(client, "progress of " + job)) {
      result = watch(run, job, client.getList("progress of " + job));
    }
    terminal.out().printf(Locale.ROOT, ", on %d members %d ms%n", members, millisSince(start));
    if (!expected.equals(result)) {
      throw new Problem("the totals of '" + job + "' on the cluster are not those of this machine");
    }
    return result;
  }

  /** Says how far the job is until it is over. */
  private <R> R watch(JetRun<R> run, String job, IList<Long> progress) throws InterruptedException {
    while (true) {
      try {
        return Objects.requireNonNull(run.join(LOOK), job);
      } catch (TimeoutException e) {
        int signs = progress.size();
        if (terminal.interactive() && signs > 0) {
          terminal.err().printf(Locale.ROOT, "%s: %d%n", job, progress.get(signs - 1));
        }
      }
    }
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
