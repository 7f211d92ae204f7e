package dev.sluice.samples.cluster;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.samples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
  @TempDir private Path directory;

  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  @Test
  void totalsAreThoseOfOneMachine() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.writeString(directory.resolve("text" + i), "one two Two three three three\n");
    }
    Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 0});
    Run run = Run.of("cluster", directory, "--members", 2, "--orders", 1000);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines()).contains("20 files  120 words  3 different");
    assertThat(run.out()).contains("customers");
    assertThat(run.out()).contains("on 2 members");
  }

  @Test
  void saysWhatMakesNoSense() {
    Run run = Run.of("cluster", directory, "--members", 0);
    assertThat(run.exitCode()).isNotEqualTo(0);
    assertThat(run.err()).contains("--members must be at least 1, not 0");
  }
}
