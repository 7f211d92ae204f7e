package dev.sluice.samples.web;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import dev.sluice.samples.net.WebPages;
import dev.sluice.samples.net.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs {@link SiteWalk}: what {@link Crawler} does, as a pipeline with a cycle. */
@Command(
    name = "crawl-pipeline",
    description = {
      "Visits every page that can be reached from the first ones by a pipeline with a cycle.",
      "Links flow round, twenty workers follow them, and the cycle ends by itself.",
      "Stays on the hosts that were named."
    })
public final class SiteWalkCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "URL",
      description = "Where to begin; without it, in the documentation, served by this process.")
  private List<URI> roots = List.of();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "How many links away from the beginning, at most (${DEFAULT-VALUE}).")
  private int depth = 3;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public SiteWalkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    WebPages.check(roots);
    if (!roots.isEmpty()) {
      return walk(roots);
    }
    try (WebServer documentation = WebServer.start(new Documentation())) {
      return walk(List.of(documentation.root().resolve(Documentation.FIRST)));
    }
  }

  private int walk(List<URI> roots) throws InterruptedException {
    try (HttpClient client = Browser.client()) {
      SiteWalk walk = new SiteWalk(new Browser(client), roots, depth, this::visited);
      SiteWalk.Totals totals = new SiteWalkPipeline(walk).run();
      terminal
          .out()
          .printf(
              Locale.ROOT, "%d pages, %d of them not to be had%n", totals.pages(), totals.failed());
      return totals.failed() == 0 ? 0 : 1;
    }
  }

  private void visited(SiteWalk.Visit visit) {
    if (visit.problem() == null) {
      terminal.out().println(visit.page());
    } else {
      terminal
          .err()
          .println("crawl-pipeline: " + visit.page() + ": " + Problem.describe(visit.problem()));
    }
  }
}
