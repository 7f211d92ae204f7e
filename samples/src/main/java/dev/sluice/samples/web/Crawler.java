package dev.sluice.samples.web;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import dev.sluice.samples.net.WebPages;
import dev.sluice.samples.net.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The concurrent web crawler: a goroutine for each page, twenty of them asking at a time. */
@Command(
    name = "crawl",
    description = {
      "Visits every page that can be reached from the first ones, each once.",
      "A channel of twenty tokens limits the requests. Stays on the hosts that were named."
    })
public final class Crawler implements Callable<Integer> {
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

  /** A semaphore: as many requests run at once. */
  private final Channel<Void> tokens = Channel.make("tokens", 20);

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public Crawler(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    WebPages.check(roots);
    if (!roots.isEmpty()) {
      return crawl(roots);
    }
    try (WebServer documentation = WebServer.start(new Documentation())) {
      return crawl(List.of(documentation.root().resolve(Documentation.FIRST)));
    }
  }

  /** Links that were found, and how far from the beginning. */
  private record Links(List<URI> pages, int depth) {}

  private int crawl(List<URI> roots) throws InterruptedException {
    Set<String> hosts = new HashSet<>();
    roots.forEach(root -> hosts.add(root.getHost()));

    int failed = 0;
    Set<URI> seen = new HashSet<>();
    try (HttpClient client = Browser.client();
        Group group = Group.open("crawl")) {
      Browser browser = new Browser(client);
      Channel<Links> worklist = group.channel("worklist", 0);

      // Start with the pages of the command line. As many sends to the worklist are pending as n.
      int n = 1;
      group.go("start", () -> worklist.send(new Links(roots, 0)));

      for (; n > 0; n--) {
        Links found = worklist.receive();
        if (found.pages == null) {
          failed++;
          continue;
        }
        if (found.depth > depth) {
          continue;
        }
        for (URI link : found.pages) {
          if (hosts.contains(link.getHost()) && seen.add(link)) {
            n++;
            group.go(link.toString(), () -> worklist.send(visit(browser, link, found.depth + 1)));
          }
        }
      }
      group.join();
    }
    terminal.out().printf(Locale.ROOT, "%d pages, %d of them not to be had%n", seen.size(), failed);
    return failed == 0 ? 0 : 1;
  }

  /** Visits a page and finds its links. */
  private Links visit(Browser browser, URI page, int depth) throws InterruptedException {
    tokens.send(null); // acquire a token
    try {
      List<URI> links = browser.links(page);
      terminal.out().println(page);
      return new Links(links, depth);
    } catch (IOException e) {
      terminal.err().println("crawl: " + page + ": " + Problem.describe(e));
      return new Links(null, depth);
    } finally {
      tokens.receive(); // release the token
    }
  }
}
