package dev.sluice.samples.net;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.samples.SampleProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Servers that are asked to end finish what they have begun. */
class TerminationTest {
  private static final String ANY = "localhost:0";

  private static BufferedReader reader(Socket conn) throws IOException {
    return new BufferedReader(new InputStreamReader(conn.getInputStream(), UTF_8));
  }

  private static void say(Socket conn, String text) throws IOException {
    conn.getOutputStream().write((text + "\n").getBytes(UTF_8));
  }

  @Test
  void theLastEchoIsHeard() throws Exception {
    try (SampleProcess reverb = SampleProcess.start("reverb", "--listen", ANY, "--delay", "300ms");
        Socket client = reverb.address().connect()) {
      BufferedReader echoes = reader(client);
      say(client, "Hello");
      assertThat(echoes.readLine()).isEqualTo("\tHELLO");

      reverb.terminate();

      assertThat(echoes.readLine()).isEqualTo("\tHello");
      assertThat(echoes.readLine()).isEqualTo("\thello");
      assertThat(echoes.readLine()).isNull();
      assertThat(reverb.join()).isEqualTo(SampleProcess.TERMINATED);
    }
  }

  @Test
  void theClockSaysGoodbyeToWhoListens() throws Exception {
    try (SampleProcess clock = SampleProcess.start("clock", "--listen", ANY);
        Socket client = clock.address().connect()) {
      BufferedReader times = reader(client);
      assertThat(times.readLine()).matches("\\d\\d:\\d\\d:\\d\\d");

      clock.terminate();

      times.lines().forEach(time -> assertThat(time).matches("\\d\\d:\\d\\d:\\d\\d"));
      assertThat(clock.join()).isEqualTo(SampleProcess.TERMINATED);
    }
  }

  /** What the server has read of what somebody says is heard by all, and they hear the same. */
  @Test
  void everybodyHearsWhatWasSaidLast() throws Exception {
    try (SampleProcess chat = SampleProcess.start("chat", "--listen", ANY);
        Socket ann = chat.address().connect();
        Socket bob = chat.address().connect()) {
      BufferedReader annHears = reader(ann);
      BufferedReader bobHears = reader(bob);
      say(bob, "here");
      awaitLine(bobHears, ": here");
      String lines =
          String.join("\n", IntStream.range(0, 2000).mapToObj(i -> "line " + i).toList());
      say(ann, "first\n" + lines);
      awaitLine(annHears, ": first");
      awaitLine(bobHears, ": first");

      chat.terminate();

      FutureTask<List<String>> heardByAnn = new FutureTask<>(() -> annHears.lines().toList());
      Thread.startVirtualThread(heardByAnn);
      List<String> heard = bobHears.lines().toList();
      assertThat(heardByAnn.get()).containsExactlyElementsIn(heard).inOrder();
      for (int i = 0; i < heard.size() - 1; i++) {
        assertThat(heard.get(i)).endsWith(": line " + i);
      }
      // The server may have read the last one in part.
      String last = heard.isEmpty() ? "line" : heard.getLast();
      assertThat("line " + (heard.size() - 1)).startsWith(last.substring(last.indexOf("line")));
      assertThat(chat.join()).isEqualTo(SampleProcess.TERMINATED);
    }
  }

  private static void awaitLine(BufferedReader reader, String end) throws IOException {
    String line = reader.readLine();
    while (line != null && !line.endsWith(end)) {
      line = reader.readLine();
    }
    assertWithMessage(end).that(line).isNotNull();
  }
}
