package dev.sluice.samples.web;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.samples.Run;
import dev.sluice.samples.net.WebServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlerTest {
  private static final int PAGES = 2000;

  private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();

  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  /** Page 0 of a site whose pages all link on, back, to themselves, and here and there. */
  private WebServer.Page tangled(String path) {
    visits.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    int page = number(path);
    if (page < 0 || page >= PAGES) {
      return null;
    }
    Random random = new Random(page);
    StringBuilder html = new StringBuilder("<!doctype html><title>" + page + "</title>");
    for (int to :
        new int[] {
          2 * page + 1, 2 * page + 2, page, 0, (page + 1) % PAGES, random.nextInt(PAGES)
        }) {
      int link = to % PAGES;
      html.append("<a href='/")
          .append(link == 0 ? "" : link)
          .append("'>")
          .append(to)
          .append("</a>");
      html.append("<a href=\"./").append(link == 0 ? "" : link).append("#part\">again</a>");
    }
    html.append("<a>no link</a><a href=''>self</a><a href='mailto:a@b'>mail</a>");
    html.append("<a href='http://[bad'>bad</a><a href='http://elsewhere.invalid/'>off</a>");
    return WebServer.Page.html(html.toString());
  }

  private static int number(String path) {
    return path.equals("/")
        ? 0
        : path.matches("/[1-9]\\d{0,6}") ? Integer.parseInt(path.substring(1)) : -1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "crawl-pipeline"})
  void everyPageOfATangledSiteIsVisitedExactlyOnce(String sample) throws IOException {
    try (WebServer site = WebServer.start(this::tangled)) {
      Run run = Run.of(sample, "--depth", 100, site.root());

      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(0);
      assertThat(visits).hasSize(PAGES);
      for (Map.Entry<String, AtomicInteger> page : visits.entrySet()) {
        assertThat(page.toString()).isEqualTo(page.getKey() + "=1");
      }
      assertThat(run.lines()).hasSize(PAGES + 1);
      assertThat(run.lines()).containsNoDuplicates();
      assertThat(run.lines().getLast()).isEqualTo("2000 pages, 0 of them not to be had");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "crawl-pipeline"})
  void noMoreRequestsThanTokensRunAtOnce(String sample) throws IOException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (WebServer site =
        WebServer.start(
            path -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              try {
                return tangled(path);
              } finally {
                now.decrementAndGet();
              }
            })) {
      Run run = Run.of(sample, "--depth", 6, site.root());

      assertThat(run.exitCode()).isEqualTo(0);
      assertThat(most.get()).isAtMost(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "crawl-pipeline"})
  void theDepthIsTheNumberOfLinksFromTheBeginning(String sample) throws IOException {
    try (WebServer chain =
        WebServer.start(
            path ->
                WebServer.Page.html("<a href='/" + (number(path) + 1) + "'>the next one</a>"))) {
      Run run = Run.of(sample, "--depth", 2, chain.root());

      assertThat(run.lines())
          .containsExactly(
              chain.root().toString(),
              chain.root() + "1",
              chain.root() + "2",
              "3 pages, 0 of them not to be had")
          .inOrder();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "crawl-pipeline"})
  void aDeadLinkIsReportedAndTheOthersAreFollowed(String sample) throws IOException {
    try (WebServer site =
        WebServer.start(
            path ->
                switch (path) {
                  case "/" -> WebServer.Page.html("<a href='dead'>a</a> <a href='notes.txt'>b</a>");
                  case "/notes.txt" -> WebServer.Page.text("<a href='/never'>no hypertext</a>");
                  default -> null;
                })) {
      Run run = Run.of(sample, site.root());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().strip()).isEqualTo(sample + ": " + site.root() + "dead: status 404");
      assertThat(run.lines())
          .containsExactly(
              site.root().toString(),
              site.root() + "notes.txt",
              "3 pages, 1 of them not to be had");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "crawl-pipeline"})
  void aHostThatNobodyKnowsIsOneLine(String sample) {
    URI unknown = URI.create("http://nowhere.invalid/");

    Run run = Run.of(sample, unknown);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo(sample + ": " + unknown + ": unknown host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "crawl-pipeline"})
  void whatIsNoPageOfTheWebIsOneLine(String sample) {
    Run run = Run.of(sample, "ftp://localhost/x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo(sample + ": not a page of the web: ftp://localhost/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "crawl-pipeline"})
  void withoutAUrlItVisitsTheDocumentation(String sample) {
    Run run = Run.of(sample);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines().stream().map(line -> line.replaceFirst("http://[^/]*", "")).toList())
        .containsAtLeast("/README.md", "/docs/samples.md", "/docs/getting-started.md");
  }
}
