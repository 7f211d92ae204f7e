package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A cycle that ends by itself. */
@Pipeline
interface Crawler {
  ReceiveChannel<String> seeds();

  @Feedback
  dev.sluice.Channel<String> worklist();

  @Stage(in = "seeds", out = "found")
  static String seed(String seed) {
    return seed;
  }

  @Stage(in = "worklist", out = "found", workers = 4)
  static Iterable<String> crawl(String page) {
    return List.of(page.substring(1), page.substring(0, page.length() / 2));
  }

  @Stage(in = "found", out = {"worklist", "pages"})
  static void filter(
      ReceiveChannel<String> found, SendChannel<String> worklist, SendChannel<String> pages)
      throws InterruptedException {
    Set<String> seen = new HashSet<>();
    for (String page : found) {
      if (page.length() > 1 && seen.add(page)) {
        pages.send(page);
        worklist.send(page);
      }
    }
  }

  @Stage
  static int count(ReceiveChannel<String> pages) {
    int count = 0;
    for (String page : pages) count += page.isEmpty() ? 0 : 1;
    return count;
  }
}
