package dev.sluice.jet;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.sluice.jet.testing.JetPipelines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A member in a JVM of its own, which ends with its parent or when it is killed. */
final class MemberProcess implements AutoCloseable {
  private static final String READY = "ready ";

  private final Process process;
  private final String address;

  private MemberProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts a member and waits until it has joined the others. */
  static MemberProcess start(String cluster, List<String> addresses) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MemberProcess.class.getName(),
                cluster));
    command.addAll(addresses);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader lines =
          new BufferedReader(
              new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(READY)) {
          return new MemberProcess(process, line.substring(READY.length()));
        }
      }
      throw new IllegalStateException("a member has ended: " + process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return address;
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * A member.
   *
   * @param arguments the cluster's name and the addresses of other members
   */
  public static void main(String[] arguments) throws IOException {
    java.util.logging.Logger.getLogger("com.hazelcast").setLevel(java.util.logging.Level.SEVERE);
    List<String> all = List.of(arguments);
    HazelcastInstance member =
        Hazelcast.newHazelcastInstance(
            JetPipelines.config(all.getFirst(), all.subList(1, all.size())));
    int port = member.getCluster().getLocalMember().getAddress().getPort();
    System.out.println(READY + "127.0.0.1:" + port);
    System.out.flush();
    // The end of the parent closes this stream.
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0);
  }
}
