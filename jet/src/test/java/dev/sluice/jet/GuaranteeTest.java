package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.jet.testing.JetPipelines;
import org.junit.jupiter.api.Test;

/** A pipeline with a guarantee continues where it was, with what its stages remembered. */
class GuaranteeTest {
  @Test
  void continuesWhereItWas() throws Exception {
    try (JetPipelines cluster = JetPipelines.local(3)) {
      Tallied tallied = Tallied.start(cluster.member(2), "tally");
      for (int lost = 0; lost < 2; lost++) {
        tallied.fill();
        tallied.sendAndSave();
        tallied.send();
        tallied.awaitBackups();
        cluster.crash(lost == 0 ? 1 : 0); // the second one coordinates
        tallied.send();
        tallied.awaitAll();
      }
      tallied.run().drain();
      assertThat(tallied.run().join()).isNull();
      tallied.awaitAll();
    }
  }
}
