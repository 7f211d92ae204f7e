package dev.sluice.samples.cluster;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Members of a cluster of their own, each in a JVM of its own, on the loopback address. */
final class Members implements AutoCloseable {
  private static final String READY = "ready ";
  private static final int FIRST_PORT = 5701;
  private static final int PORTS = 1000;

  /** Held, so that its level is. */
  private static final Logger LOGGER = Logger.getLogger("com.hazelcast");

  private final String name = "samples-" + UUID.randomUUID();
  private final List<Process> processes = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  private Members() {}

  /** Starts members, one after the other, and waits until they have found one another. */
  static Members start(int count) throws IOException {
    LOGGER.setLevel(Level.SEVERE);
    Members members = new Members();
    try {
      for (int i = 0; i < count; i++) {
        members.add();
      }
    } catch (IOException | RuntimeException e) {
      members.close();
      throw e;
    }
    return members;
  }

  private void add() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Members.class.getName()));
    command.add(name);
    command.addAll(addresses);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    processes.add(process);
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        addresses.add(line.substring(READY.length()));
        return;
      }
    }
    throw new IOException("a member could not be started: " + process);
  }

  /** A client of the cluster; to be shut down. */
  HazelcastInstance client() {
    ClientConfig config = new ClientConfig().setClusterName(name);
    config.setProperty("hazelcast.logging.type", "jdk");
    addresses.forEach(config.getNetworkConfig()::addAddress);
    return HazelcastClient.newHazelcastClient(config);
  }

  /** Ends the members. */
  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }

  /**
   * One member. It ends with the program that has started it, when that closes its standard input.
   *
   * @param arguments the cluster's name, and the addresses of the members that are there
   * @throws IOException if the standard input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    LOGGER.setLevel(Level.SEVERE);
    List<String> all = List.of(arguments);
    Config config = new Config().setClusterName(all.getFirst());
    config.getJetConfig().setEnabled(true);
    config.setProperty("hazelcast.logging.type", "jdk");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.getNetworkConfig().setPort(FIRST_PORT).setPortCount(PORTS).setPortAutoIncrement(true);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    all.subList(1, all.size()).forEach(join.getTcpIpConfig()::addMember);
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
    int port = member.getCluster().getLocalMember().getAddress().getPort();
    System.out.println(READY + "127.0.0.1:" + port);
    System.out.flush();
    while (System.in.read() >= 0) {
      // Nothing is said to a member.
    }
    Runtime.getRuntime().halt(0);
  }
}
