package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import dev.sluice.jet.Counted.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members in JVMs of their own, which are killed one after the other, the coordinator too. */
class KilledMemberTest {
  private static final long ELEMENTS = Boolean.getBoolean("sluice.stress") ? 10_000_000 : 1_000_000;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // four JVMs are started first
  void everyElementArrivesInTheEnd() throws Exception {
    String name = "test-" + UUID.randomUUID();
    List<MemberProcess> members = new ArrayList<>();
    HazelcastInstance client = null;
    try {
      for (int i = 0; i < 4; i++) {
        members.add(
            MemberProcess.start(name, members.stream().map(MemberProcess::address).toList()));
      }
      client = client(name, members);
      runAndKill(client, members.removeLast());
      runAndKill(client, members.removeFirst());
      continueAndKill(client, members.removeFirst());
    } finally {
      if (client != null) {
        client.shutdown();
      }
      members.forEach(MemberProcess::close);
    }
  }

  private static HazelcastInstance client(String name, List<MemberProcess> members) {
    ClientConfig config = new ClientConfig().setClusterName(name);
    config.setProperty("hazelcast.logging.type", "jdk");
    members.forEach(it -> config.getNetworkConfig().addAddress(it.address()));
    // The test writes to maps while members die, and to write a number twice changes nothing.
    config.getNetworkConfig().setRedoOperation(true);
    return HazelcastClient.newHazelcastClient(config);
  }

  private static void runAndKill(HazelcastInstance client, MemberProcess victim) throws Exception {
    String progress = "progress before the end of " + victim.address();
    JetRun<Total> run =
        new CountedOnJet(() -> new Counted(ELEMENTS)).submit(client, JetSinks.list(progress));
    Eventually.isTrue("elements arrive", () -> !client.getList(progress).isEmpty());
    victim.kill();
    assertThat(run.join()).isEqualTo(Total.of(ELEMENTS));
  }

  /** A job with a guarantee continues where it was. */
  private static void continueAndKill(HazelcastInstance client, MemberProcess victim)
      throws Exception {
    Tallied tallied = Tallied.start(client, "tally");
    tallied.fill();
    tallied.sendAndSave();
    tallied.send();
    tallied.awaitBackups();
    victim.kill();
    tallied.send();
    tallied.awaitAll();
    tallied.run().drain();
    assertThat(tallied.run().join()).isNull();
  }
}
