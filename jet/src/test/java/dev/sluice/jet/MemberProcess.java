package dev.sluice.jet;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.sluice.jet.testing.JetPipelines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A member in a JVM of its own, which ends with its parent or when it is killed. */
final class MemberProcess implements AutoCloseable {
  private static final String READY = "ready ";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(10);

  /** Of a member that lives for seconds: it starts fast, and needs little. */
  private static final List<String> SHORT_LIVED =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Process process;
  private final String address;

  private MemberProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts a member for a test of seconds and waits until it has joined the others. */
  static MemberProcess start(String cluster, List<String> addresses) {
    return start(cluster, addresses, SHORT_LIVED);
  }

  /**
   * Starts a member and waits until it has joined the others.
   *
   * @param options of its JVM
   */
  static MemberProcess start(String cluster, List<String> addresses, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file"),
                "-cp",
                System.getProperty("java.class.path"),
                MemberProcess.class.getName(),
                cluster));
    command.addAll(addresses);
    command.addAll(1, options);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new MemberProcess(process, ready(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the member says where it listens; one that does not is killed. */
  private static String ready(Process process) throws IOException {
    String address = null;
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      while (address == null && process.isAlive() && System.nanoTime() < deadline) {
        if (!lines.ready()) {
          LockSupport.parkNanos(POLL.toNanos());
          if (Thread.interrupted()) {
            throw new InterruptedIOException();
          }
          continue;
        }
        String line = lines.readLine();
        if (line != null && line.startsWith(READY)) {
          address = line.substring(READY.length());
        }
      }
      if (address == null) {
        throw new IllegalStateException("a member has not started: " + process);
      }
      return address;
    } finally {
      if (address == null) {
        process.destroyForcibly();
      }
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
