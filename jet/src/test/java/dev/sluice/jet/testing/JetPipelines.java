package dev.sluice.jet.testing;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A cluster for tests: several members in this JVM, to which pipelines are submitted as in
 * production. What crosses from one member to another is really serialized.
 *
 * <pre>{@code
 * try (JetPipelines cluster = JetPipelines.local(2)) {
 *   assertThat(new SalesOnJet().submit(cluster.member(0), source, sink).join()).isEqualTo(...);
 * }
 * }</pre>
 *
 * <p>Builds that run beside each other do not meet: the cluster has a random name, listens on the
 * loopback address only, and does not use multicast. To start a member takes a second or two, so
 * tests that lose no member had better share a cluster.
 */
public final class JetPipelines implements AutoCloseable {
  private static final int FIRST_PORT = 5701;
  private static final int PORTS = 1000;

  private final String name = "test-" + UUID.randomUUID();
  private final List<HazelcastInstance> members = new ArrayList<>();

  private JetPipelines() {}

  /**
   * Starts members.
   *
   * @param members how many
   * @return the cluster; to be closed
   */
  public static JetPipelines local(int members) {
    if (members < 1) {
      throw new IllegalArgumentException("members: " + members);
    }
    JetPipelines cluster = new JetPipelines();
    try {
      for (int i = 0; i < members; i++) {
        cluster.add();
      }
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  /**
   * Starts one more member.
   *
   * @return the member
   */
  public HazelcastInstance add() {
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config(name, addresses()));
    members.add(member);
    return member;
  }

  /**
   * A configuration like that of the members.
   *
   * @param name the cluster's name
   * @param addresses the members that are there already
   * @return a new configuration
   */
  public static Config config(String name, List<String> addresses) {
    Config config = new Config().setClusterName(name);
    config.getJetConfig().setEnabled(true);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "jdk");
    config.getNetworkConfig().setPort(FIRST_PORT).setPortCount(PORTS).setPortAutoIncrement(true);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    addresses.forEach(join.getTcpIpConfig()::addMember);
    return config;
  }

  /**
   * Where the members listen.
   *
   * @return the addresses, such as {@code 127.0.0.1:5701}
   */
  public List<String> addresses() {
    return members.stream()
        .map(it -> "127.0.0.1:" + it.getCluster().getLocalMember().getAddress().getPort())
        .toList();
  }

  /**
   * A member.
   *
   * @param index its number, from 0
   * @return the member
   */
  public HazelcastInstance member(int index) {
    return members.get(index);
  }

  /**
   * Ends a member at once, as a crash does. The others find out by its closed connections.
   *
   * @param index its number, from 0; those behind it move up
   */
  public void crash(int index) {
    members.remove(index).getLifecycleService().terminate();
  }

  /** Ends all members at once, the last one first. */
  @Override
  public void close() {
    members.reversed().forEach(it -> it.getLifecycleService().terminate());
    members.clear();
  }
}
