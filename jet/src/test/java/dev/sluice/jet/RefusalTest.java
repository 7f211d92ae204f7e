package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Guarantee;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.jet.testing.JetPipelines;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be submitted is refused before anything is started, and nothing is left of it. */
@ExtendWith(SharedCluster.class)
class RefusalTest {
  /** Without a guarantee. */
  @Pipeline
  @Distributed
  interface Doubled {
    ReceiveChannel<Integer> numbers();

    SendChannel<Integer> results();

    @Stage(in = "numbers", out = "results")
    static int twice(int number) {
      return 2 * number;
    }
  }

  /** With one. */
  @Pipeline
  @Distributed(guarantee = Guarantee.AT_LEAST_ONCE)
  interface Kept {
    ReceiveChannel<Integer> numbers();

    SendChannel<Integer> results();

    @Stage(in = "numbers", out = "results")
    static int same(int number) {
      return number;
    }
  }

  @SuppressWarnings("sluice:NoSender") // no job is started that would receive
  private final Channel<Integer> numbers = Channel.make("numbers", 1);

  @SuppressWarnings("sluice:NoReceiver") // nor one that would send
  private final Channel<Integer> results = Channel.make("results", 1);

  @AfterEach
  void nothingIsLeft() {
    Left.nothing();
  }

  private JetRun<Void> submit(HazelcastInstance hazelcast, JobConfig config) {
    return new RefusalTest_DoubledOnJet()
        .submit(hazelcast, config, JetSources.channel(numbers), JetSinks.channel(results));
  }

  @Test
  void aConfigurationAsksForAnotherGuarantee() {
    JobConfig config = new JobConfig().setProcessingGuarantee(ProcessingGuarantee.EXACTLY_ONCE);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> submit(SharedCluster.member(0), config));
    assertThat(refusal)
        .hasMessageThat()
        .contains("EXACTLY_ONCE, but pipeline 'Doubled' has the guarantee NONE");
  }

  @Test
  void aChannelCannotBeAPortOfAPipelineThatContinues() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new RefusalTest_KeptOnJet()
                    .submit(
                        SharedCluster.member(0),
                        JetSources.channel(numbers),
                        JetSinks.list("results")));
    assertThat(refusal).hasMessageThat().contains("a channel cannot be a port of pipeline 'Kept'");
  }

  @Test
  void aClientHasNoChannels() {
    HazelcastInstance member = SharedCluster.member(0);
    ClientConfig config = new ClientConfig().setClusterName(member.getConfig().getClusterName());
    config.setProperty("hazelcast.logging.type", "jdk");
    config
        .getNetworkConfig()
        .addAddress("127.0.0.1:" + member.getCluster().getLocalMember().getAddress().getPort());
    HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
    try {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> submit(client, new JobConfig()));
      assertThat(refusal)
          .hasMessageThat()
          .contains("a channel can be a port only where a member submits the job");
    } finally {
      client.shutdown();
    }
  }

  @Test
  void aGraphByItselfHasNoChannels() {
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class,
            () ->
                new RefusalTest_DoubledOnJet()
                    .dag(JetSources.channel(numbers), JetSinks.list("results")));
    assertThat(refusal).hasMessageThat().contains("is submitted by submit");
  }

  @Test
  void jetIsSwitchedOff() {
    Config config = JetPipelines.config("without-jet", List.of());
    config.getJetConfig().setEnabled(false);
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
    try {
      RuntimeException refusal =
          assertThrows(RuntimeException.class, () -> submit(member, new JobConfig()));
      assertThat(refusal).hasMessageThat().contains("setEnabled(true)");
    } finally {
      member.getLifecycleService().terminate();
    }
  }
}
