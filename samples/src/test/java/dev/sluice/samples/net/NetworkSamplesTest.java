package dev.sluice.samples.net;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Ticker;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Run;
import dev.sluice.samples.Running;
import dev.sluice.testing.VirtualTime;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSamplesTest {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final String ANY = "localhost:0";

  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  @Test
  void netcatHearsTheLastEchoAfterItsInputHasEnded() {
    try (Running reverb = Running.start("reverb", "--listen", ANY, "--delay", "20ms")) {
      Run netcat =
          Run.with(
              new ByteArrayInputStream("Hello\nGrüße\n".getBytes(UTF_8)),
              "netcat",
              reverb.address());

      assertThat(netcat.exitCode()).isEqualTo(0);
      assertThat(netcat.lines())
          .containsExactly("\tHELLO", "\tHello", "\thello", "\tGRÜSSE", "\tGrüße", "\tgrüße");
    }
  }

  @Test
  void netcatEndsWhenTheServerHangsUp() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Running netcat = Running.start("netcat", Address.of(server));
      try (Socket conn = server.accept()) {
        conn.getOutputStream().write("closing time\n".getBytes(UTF_8));
      }

      Run run = netcat.join();

      assertThat(run.exitCode()).isEqualTo(0);
      assertThat(run.out()).isEqualTo("closing time\n");
      netcat.keyboard().end();
    }
  }

  @Test
  void withoutAServerNetcatBringsItsOwn() {
    Run run = Run.with(new ByteArrayInputStream("Hi\n".getBytes(UTF_8)), "netcat");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines().subList(1, 4)).containsExactly("\tHI", "\tHi", "\thi").inOrder();
  }

  @Test
  void theClockServesSeveralClientsAtOnce() throws IOException, Problem {
    try (Running clock = Running.start("clock", "--listen", ANY);
        Socket first = clock.address().connect();
        Socket second = clock.address().connect()) {
      assertThat(reader(first).readLine()).matches("\\d\\d:\\d\\d:\\d\\d");
      assertThat(reader(second).readLine()).matches("\\d\\d:\\d\\d:\\d\\d");
    }
  }

  @Test
  void theClockTicksOnceASecondUntilTheServerEnds() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VirtualTime.run(
        time -> {
          Channel<Void> ending = Channel.make("ending", 0);
          try (Group group = Group.open("clock");
              Ticker second = Ticker.start(Duration.ofSeconds(1))) {
            group.go("tell", () -> Clock.tell(second.channel(), ending, out));
            time.advance(Duration.ofMillis(2999));
            ending.close();
            group.join();
          }
        });

    LocalTime first =
        LocalTime.ofInstant(Instant.parse("2000-01-01T00:00:00Z"), ZoneId.systemDefault());
    assertThat(out.toString(UTF_8).lines().toList())
        .containsExactly(
            first.format(SECONDS),
            first.plusSeconds(1).format(SECONDS),
            first.plusSeconds(2).format(SECONDS))
        .inOrder();
  }

  private static BufferedReader reader(Socket conn) throws IOException {
    return new BufferedReader(new InputStreamReader(conn.getInputStream(), UTF_8));
  }

  @Test
  void aLineWithoutEndDoesNotHurtTheOthers() throws IOException, Problem {
    try (Running reverb = Running.start("reverb", "--listen", ANY, "--delay", "1ms");
        Socket polite = reverb.address().connect();
        Socket rude = reverb.address().connect()) {
      assertThrows(
          SocketException.class,
          () -> {
            OutputStream out = rude.getOutputStream();
            byte[] chunk = new byte[1 << 20];
            Arrays.fill(chunk, (byte) 'x');
            for (int i = 0; i < 100; i++) {
              out.write(chunk);
            }
          });

      polite.getOutputStream().write("still there?\n".getBytes(UTF_8));
      assertThat(reader(polite).readLine()).isEqualTo("\tSTILL THERE?");
    }
  }

  @Test
  void theQuickestMirrorWinsAndTheOthersAreGivenUp() throws Exception {
    Channel<Void> never = Channel.nil();
    WebServer.Content stuck =
        path -> {
          never.receive();
          return null;
        };
    try (WebServer slow = WebServer.start(stuck);
        WebServer quick = WebServer.start(path -> WebServer.Page.text("quick"));
        WebServer slower = WebServer.start(stuck);
        WebServer broken = WebServer.start(path -> null)) {
      Run run = Run.of("mirrors", broken.root(), slow.root(), quick.root(), slower.root());

      assertThat(run.exitCode()).isEqualTo(0);
      assertThat(run.out().strip()).isEqualTo("quick");
    }
  }

  @Test
  void withoutMirrorsThereAreThree() {
    Run run = Run.of("mirrors");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).matches("(asia|europe|americas) answered after \\d+ ms\n");
  }

  @Test
  void ifNoMirrorAnswersThatIsOneLine() throws IOException {
    try (WebServer broken = WebServer.start(path -> null)) {
      URI unknown = URI.create("http://nowhere.invalid/");
      Run run = Run.of("mirrors", broken.root(), unknown);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().lines().toList()).hasSize(1);
      assertThat(run.err()).startsWith("mirrors: no mirror answers, ");
      assertThat(run.err()).contains(broken.root() + ": status 404");
      assertThat(run.err()).contains(unknown + ": unknown host");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clock", "reverb", "chat"})
  void aPortInUseIsOneLine(String server) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      Address address = new Address("localhost", taken.getLocalPort());
      Run run = Run.of(server, "--listen", address);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().strip())
          .matches(server + ": cannot listen on " + address + ": Address already in use.*");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void aHostThatNobodyKnowsIsOneLine() {
    Run run = Run.of("netcat", "nowhere.invalid:80");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .isEqualTo("netcat: cannot connect to nowhere.invalid:80: unknown host: nowhere.invalid");
  }

  @Test
  void aPortThatNobodyListensOnIsOneLine() throws IOException {
    int port;
    try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      port = freed.getLocalPort();
    }
    Run run = Run.of("netcat", "localhost:" + port);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .isEqualTo("netcat: cannot connect to localhost:" + port + ": Connection refused");
  }

  @ParameterizedTest
  @CsvSource({"localhost", "localhost:", ":80", "localhost:-1", "localhost:x"})
  void anAddressThatIsNoneIsAMistakeOfTheCommandLine(String address) {
    Run run = Run.of("netcat", address);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'" + address + "' is not of the form host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "99999", "99999999999"})
  void aPortThatIsTooHighIsCalledThat(String port) {
    Run run = Run.of("netcat", "localhost:" + port);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("'localhost:" + port + "' has the port " + port + ": the highest is 65535");
  }

  @Test
  void aMirrorThatIsNoPageOfTheWebIsOneLine() {
    Run run = Run.of("mirrors", "abc");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("mirrors: not a page of the web: abc");
  }

  @Test
  void linesAreWhatATerminalMayShow() throws IOException {
    Lines lines =
        new Lines(
            new ByteArrayInputStream(
                "plain\r\n\n\u001b[2J\u0007\u00ff\u00fe\nlast".getBytes(ISO_8859_1)));

    assertThat(lines.next()).isEqualTo("plain");
    assertThat(lines.next()).isEqualTo("");
    assertThat(lines.next()).isEqualTo("\ufffd[2J\ufffd\ufffd\ufffd");
    assertThat(lines.next()).isEqualTo("last");
    assertThat(lines.next()).isNull();
  }

  @Test
  void aLineEndsSomewhere() throws IOException {
    byte[] longest = new byte[Lines.LIMIT + 1];
    Arrays.fill(longest, (byte) 'x');
    longest[Lines.LIMIT] = '\n';
    assertThat(new Lines(new ByteArrayInputStream(longest)).next()).hasLength(Lines.LIMIT);

    longest[Lines.LIMIT] = 'x';
    Lines lines = new Lines(new ByteArrayInputStream(longest));
    assertThrows(Lines.TooLongException.class, lines::next);
  }

  @Test
  void garbageIsEchoedAsWhatATerminalMayShow() throws IOException, Problem {
    try (Running reverb = Running.start("reverb", "--listen", ANY, "--delay", "1ms");
        Socket conn = reverb.address().connect()) {
      conn.getOutputStream().write(new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xc0, '\n'});
      conn.shutdownOutput();

      List<String> echoes = reader(conn).readAllLines();

      String shown = "\t" + "\ufffd".repeat(5);
      assertThat(echoes).containsExactly(shown, shown, shown);
    }
  }
}
