package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.sluice.Channel;
import dev.sluice.GoroutineFailedException;
import dev.sluice.jet.Counted.Total;
import dev.sluice.jet.testing.JetPipelines;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A job whose member is lost starts again and ends right, as long as its submitter lives. */
class MemberLostTest {
  private static final long ELEMENTS = Boolean.getBoolean("sluice.stress") ? 10_000_000 : 300_000;

  @Test
  void theJobStartsAgain() throws Exception {
    try (JetPipelines cluster = JetPipelines.local(3)) {
      HazelcastInstance submitter = cluster.member(2);
      JetRun<Total> run = start(submitter, "progress of another");
      long first = run.job().getId();
      cluster.crash(1);
      assertComplete(run);
      assertThat(run.job().getId()).isNotEqualTo(first);
      // The oldest member coordinates.
      run = start(submitter, "progress of the coordinator");
      cluster.crash(0);
      assertComplete(run);
    }
  }

  @Test
  void aJobWithAChannelFails() throws Exception {
    try (JetPipelines cluster = JetPipelines.local(2)) {
      Channel<Long> progress = Channel.make("progress", 0);
      JetRun<Total> run =
          new CountedOnJet(() -> new Counted(Long.MAX_VALUE))
              .submit(cluster.member(0), JetSinks.channel(progress));
      progress.receive();
      cluster.crash(1);
      Assertions.assertThrows(
          dev.sluice.ChannelFailedException.class,
          () -> {
            for (long ignored : progress) {}
          });
      Assertions.assertThrows(GoroutineFailedException.class, run::join);
    }
  }

  private static JetRun<Total> start(HazelcastInstance submitter, String progress) {
    JetRun<Total> run =
        new CountedOnJet(() -> new Counted(ELEMENTS)).submit(submitter, JetSinks.list(progress));
    Eventually.isTrue("elements arrive", () -> !submitter.getList(progress).isEmpty());
    return run;
  }

  private static void assertComplete(JetRun<Total> run) throws Exception {
    assertThat(run.join()).isEqualTo(Total.of(ELEMENTS));
  }
}
