package dev.sluice.samples.net;

import dev.sluice.samples.Problem;
import java.net.URI;
import java.util.List;

/** The addresses of pages on the web. */
public final class WebPages {
  private WebPages() {}

  /**
   * Says whether there may be a page.
   *
   * @param page an address
   * @return whether it is an absolute one, of HTTP or HTTPS, with a host
   */
  public static boolean canVisit(URI page) {
    return ("http".equals(page.getScheme()) || "https".equals(page.getScheme()))
        && page.getHost() != null;
  }

  /**
   * Checks addresses that a user has written.
   *
   * @param pages the addresses
   * @throws Problem if one of them cannot be a page of the web
   */
  public static void check(List<URI> pages) throws Problem {
    for (URI page : pages) {
      if (!canVisit(page)) {
        throw new Problem("not a page of the web: " + page);
      }
    }
  }
}
