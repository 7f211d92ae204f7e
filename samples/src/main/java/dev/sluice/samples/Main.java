package dev.sluice.samples;

import dev.sluice.samples.chat.ChatServer;
import dev.sluice.samples.cluster.ClusterCommand;
import dev.sluice.samples.files.DiskUsage;
import dev.sluice.samples.files.TreeSizesCommand;
import dev.sluice.samples.images.ImagesCommand;
import dev.sluice.samples.logs.LogsCommand;
import dev.sluice.samples.net.Address;
import dev.sluice.samples.net.Clock;
import dev.sluice.samples.net.MirroredQuery;
import dev.sluice.samples.net.Netcat;
import dev.sluice.samples.net.Reverb;
import dev.sluice.samples.pipelines.Closing;
import dev.sluice.samples.pipelines.Endless;
import dev.sluice.samples.pipelines.Sieve;
import dev.sluice.samples.pipelines.SquaresCommand;
import dev.sluice.samples.select.Countdown;
import dev.sluice.samples.select.EvenOdd;
import dev.sluice.samples.select.Spinner;
import dev.sluice.samples.service.ServiceCommand;
import dev.sluice.samples.thumbnails.KnownCount;
import dev.sluice.samples.thumbnails.ThumbnailsCommand;
import dev.sluice.samples.thumbnails.UnknownCount;
import dev.sluice.samples.web.Crawler;
import dev.sluice.samples.web.SiteWalkCommand;
import dev.sluice.samples.words.WordCountCommand;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of the samples: a subcommand, with its own {@code --help}, for every one. */
@Command(
    name = "samples",
    synopsisSubcommandLabel = "SAMPLE",
    versionProvider = Version.class,
    description = {
      "The programs of the book's chapter on goroutines and channels, on real input, and some",
      "pipelines that the book has not."
    },
    footer = {
      "",
      "From the root of the repository:",
      "  " + Main.MAVEN + "=\"SAMPLE ARGUMENTS\"",
      "and for the options of a sample:",
      "  " + Main.MAVEN + "=\"SAMPLE --help\""
    })
public final class Main implements Runnable {
  static final String MAVEN = "mvn -B -Pquick -pl samples -am package exec:exec -Dsample";

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // picocli looks at the annotation
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // picocli looks at the annotation
  private boolean version;

  @Option(
      names = "--inspect",
      description = "Show the sample in a browser while it runs; before its name.")
  private boolean inspect;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs a sample and ends the process: 0 if it went well, 1 if the sample failed, 2 if the command
   * line makes no sense.
   *
   * @param arguments the name of the sample and its arguments
   */
  public static void main(String[] arguments) {
    // Pictures are scaled without a screen.
    System.setProperty("java.awt.headless", "true");
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /**
   * Runs a sample.
   *
   * @param terminal what it reads and writes
   * @param arguments the name of the sample and its arguments
   * @return the exit code
   */
  public static int run(Terminal terminal, String... arguments) {
    Main main = new Main(terminal);
    CommandLine line = new CommandLine(main);
    for (Object sample :
        List.of(
            new Endless(terminal),
            new Closing(terminal),
            new SquaresCommand(terminal),
            new Sieve(terminal),
            new ThumbnailsCommand(terminal),
            new KnownCount(terminal),
            new UnknownCount(terminal),
            new EvenOdd(terminal),
            new Spinner(terminal),
            new Countdown(terminal),
            new DiskUsage(terminal),
            new TreeSizesCommand(terminal),
            new Clock(terminal),
            new Reverb(terminal),
            new Netcat(terminal),
            new MirroredQuery(terminal),
            new Crawler(terminal),
            new SiteWalkCommand(terminal),
            new ChatServer(terminal),
            new ServiceCommand(terminal),
            new WordCountCommand(terminal),
            new LogsCommand(terminal),
            new ImagesCommand(terminal),
            new ClusterCommand(terminal))) {
      line.addSubcommand(sample);
    }
    return line.registerConverter(Address.class, Address::parse)
        .registerConverter(Duration.class, Durations::parse)
        .setOut(terminal.outWriter())
        .setErr(terminal.errWriter())
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Main::misused)
        .setExecutionStrategy(main::execute)
        .setExecutionExceptionHandler(Problem::report)
        .execute(arguments);
  }

  private int execute(ParseResult arguments) {
    IExecutionStrategy sample = new RunLast();
    return inspect && arguments.hasSubcommand()
        ? Inspection.of(terminal, () -> sample.execute(arguments))
        : sample.execute(arguments);
  }

  /** An unknown sample, or an option that it does not have: says what there is. */
  private static int misused(ParameterException exception, String[] unused) {
    CommandLine line = exception.getCommandLine();
    line.getErr().println(exception.getMessage());
    suggest(exception, line);
    line.getErr().println();
    line.usage(line.getErr());
    return ExitCode.USAGE;
  }

  private static void suggest(ParameterException exception, CommandLine line) {
    if (exception instanceof UnmatchedArgumentException unmatched
        && line.getParent() == null
        && !unmatched.isUnknownOption()) {
      Suggestions.nearest(unmatched.getUnmatched().getFirst(), line.getSubcommands().keySet())
          .ifPresent(name -> line.getErr().println("Did you mean '" + name + "'?"));
    } else {
      UnmatchedArgumentException.printSuggestions(exception, line.getErr());
    }
  }

  /** No sample was named. */
  @Override
  public void run() {
    spec.commandLine().usage(terminal.out());
  }
}
