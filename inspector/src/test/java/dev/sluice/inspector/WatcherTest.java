package dev.sluice.inspector;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Group;
import dev.sluice.inspector.service.InspectorWatcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The start by a property, in a virtual machine of its own. */
class WatcherTest {
  /** Opens a group and waits for the end of its input. */
  static final class Program {
    public static void main(String[] args) throws Exception {
      try (Group group = Group.open("Program")) {
        CountDownLatch over = new CountDownLatch(1);
        group.go("waits", over::await);
        System.out.println("started");
        while (System.in.read() >= 0) {}
        over.countDown();
        group.join();
      }
      System.out.println("ended");
    }
  }

  private static Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
    return new ProcessBuilder(command).start();
  }

  private static String end(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(0);
    return out;
  }

  @Test
  void propertyStartsItWithTheFirstGroup() throws Exception {
    Process program = start("-Dsluice.inspector=0");
    String log = Browserless.readUntil(program.getErrorStream(), "/?token=");

    assertThat(log).contains("http://127.0.0.1:");
    int port = Integer.parseInt(log.replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
    try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      Browserless.write(socket, "GET /", List.of("Host: 127.0.0.1:" + port));
      assertThat(Browserless.readUntil(socket.getInputStream(), "\r\n")).contains("401");
    }
    // And it keeps no program alive.
    assertThat(end(program)).contains("ended");
  }

  @Test
  void portInUseIsLoggedAndNoFailure() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process program = start("-Dsluice.inspector=" + taken.getLocalPort());
      String log = Browserless.readUntil(program.getErrorStream(), "no inspector at");

      assertThat(log).contains("no inspector at");
      assertThat(end(program)).contains("ended");
    }
  }

  @Test
  void settings() throws Exception {
    assertThat(InspectorWatcher.address("7676"))
        .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 7676));
    assertThat(InspectorWatcher.address("0.0.0.0:80").getAddress().isAnyLocalAddress()).isTrue();
    assertThat(InspectorWatcher.address("[::1]:81").getPort()).isEqualTo(81);
    assertThrows(IllegalArgumentException.class, () -> InspectorWatcher.address("yes"));
    assertThrows(IllegalArgumentException.class, () -> InspectorWatcher.address("70000"));
  }
}
