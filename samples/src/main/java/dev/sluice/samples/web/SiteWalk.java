package dev.sluice.samples.web;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Visits pages, each once. Links go round: from whoever reads a page to the stage that knows which
 * pages are new, and the new ones back. The runtime closes the cycle when no page is left.
 */
@Pipeline
final class SiteWalk {
  private final Browser browser;
  private final List<URI> roots;
  private final int depth;
  private final Consumer<Visit> visited;

  private final Set<String> hosts = new HashSet<>();
  private final Set<URI> seen = new HashSet<>();

  /**
   * A walk, to be run once.
   *
   * @param browser what reads the pages
   * @param roots where to begin; their hosts are not left
   * @param depth how many links away from there, at most
   * @param visited is told of every page, in one goroutine
   */
  SiteWalk(Browser browser, List<URI> roots, int depth, Consumer<Visit> visited) {
    this.browser = browser;
    this.roots = roots;
    this.depth = depth;
    this.visited = visited;
    roots.forEach(root -> hosts.add(root.getHost()));
  }

  /** A page, and how many links away from the beginning. */
  record Page(URI address, int depth) {}

  /** Links that were found on a page, and how far from the beginning they lead. */
  record Links(List<URI> pages, int depth) {}

  /** A page that was visited, or what was wrong with it. */
  record Visit(URI page, IOException problem) {}

  /** How many pages were asked for, and how many of them were not to be had. */
  record Totals(int pages, int failed) {}

  @Stage(out = "links")
  Iterable<Links> begin() {
    return List.of(new Links(roots, 0));
  }

  /** The only goroutine that knows what has been seen. */
  @Stage(in = "links", out = "worklist")
  void choose(Links found, @Feedback SendChannel<Page> worklist) throws InterruptedException {
    if (found.depth > depth) {
      return;
    }
    for (URI link : found.pages) {
      if (hosts.contains(link.getHost()) && seen.add(link)) {
        worklist.send(new Page(link, found.depth));
      }
    }
  }

  /** Twenty workers take the place of a semaphore of twenty tokens. */
  @Stage(
      in = "worklist",
      out = {"links", "visits"},
      workers = 20)
  void visit(Page page, SendChannel<Links> links, SendChannel<Visit> visits)
      throws InterruptedException {
    try {
      List<URI> found = browser.links(page.address);
      visits.send(new Visit(page.address, null));
      links.send(new Links(found, page.depth + 1));
    } catch (IOException e) {
      visits.send(new Visit(page.address, e));
    }
  }

  @Stage
  Totals report(ReceiveChannel<Visit> visits) {
    int pages = 0;
    int failed = 0;
    for (Visit visit : visits) {
      pages++;
      failed += visit.problem == null ? 0 : 1;
      visited.accept(visit);
    }
    return new Totals(pages, failed);
  }
}
