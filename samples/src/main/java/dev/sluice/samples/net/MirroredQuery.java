package dev.sluice.samples.net;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Timer;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks several mirrors at once and takes the quickest answer. */
@Command(
    name = "mirrors",
    description = {
      "Asks three mirrors of a page at once; the quickest wins.",
      "The channel has room for all the answers, and leaving the group cancels the slower"
          + " requests:",
      "nobody is left behind."
    })
public final class MirroredQuery implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "URL",
      description = "The mirrors; without them, three slow web servers of this process.")
  private List<URI> mirrors = List.of();

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public MirroredQuery(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    WebPages.check(mirrors);
    if (!mirrors.isEmpty()) {
      terminal.out().println(quickest(mirrors));
      return 0;
    }
    try (WebServer asia = mirror("asia");
        WebServer europe = mirror("europe");
        WebServer americas = mirror("americas")) {
      terminal.out().println(quickest(List.of(asia.root(), europe.root(), americas.root())));
    }
    return 0;
  }

  private static WebServer mirror(String name) throws IOException {
    Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 500));
    return WebServer.start(
        path -> {
          Timer.after(delay).receive();
          return WebServer.Page.text(name + " answered after " + delay.toMillis() + " ms");
        });
  }

  static String quickest(List<URI> mirrors) throws InterruptedException, Problem {
    record Answer(URI mirror, String text, IOException error) {}

    try (HttpClient client = HttpClient.newHttpClient();
        Group group = Group.open("mirrors")) {
      Channel<Answer> answers = group.channel("answers", mirrors.size());
      for (URI mirror : mirrors) {
        group.go(
            mirror.toString(),
            () -> {
              try {
                answers.send(new Answer(mirror, request(client, mirror), null));
              } catch (IOException e) {
                answers.send(new Answer(mirror, null, e));
              }
            });
      }

      List<String> errors = new ArrayList<>();
      for (var _ : mirrors) {
        Answer answer = answers.receive();
        if (answer.error == null) {
          return answer.text; // the quickest
        }
        errors.add(answer.mirror + ": " + Problem.describe(answer.error));
      }
      throw new Problem("no mirror answers, " + String.join("; ", errors));
    }
  }

  private static String request(HttpClient client, URI mirror)
      throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(mirror).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    return response.body();
  }
}
