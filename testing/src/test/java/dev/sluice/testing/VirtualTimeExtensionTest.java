package dev.sluice.testing;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VirtualTime.Extension.class)
class VirtualTimeExtensionTest {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private final List<Instant> ticks = new CopyOnWriteArrayList<>();
  private Channel<Boolean> stop = Channel.nil();

  @BeforeEach
  void start(VirtualTime time) throws InterruptedException {
    assertThat(time.now()).isEqualTo(START);
    stop = Channel.make("stop", 0);
    Channel<Boolean> ended = stop;
    Go.go(
        "ticks",
        () -> {
          while (ended.tryReceive(Duration.ofSeconds(1)).isEmpty()) {
            ticks.add(Go.clock().instant());
          }
        });
  }

  @AfterEach
  void end(VirtualTime time) throws InterruptedException {
    assertThat(time.now()).isGreaterThan(START);
    stop.close();
    time.await();
  }

  @Test
  void spansTheWholeTest(VirtualTime time) throws InterruptedException {
    time.advance(Duration.ofSeconds(3));
    assertThat(ticks)
        .containsExactly(START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3))
        .inOrder();
  }

  @RepeatedTest(3)
  void isAnotherTimeInEachTest(VirtualTime time) throws InterruptedException {
    Go.sleep(Duration.ofMillis(1500));
    assertThat(ticks).containsExactly(START.plusSeconds(1));
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void mayRunInAnotherThread(VirtualTime time) throws InterruptedException {
    try (Group group = Group.open()) {
      group.go("sleeper", () -> Go.sleep(Duration.ofSeconds(2)));
      group.join();
    }
    assertThat(time.now()).isEqualTo(START.plusSeconds(2));
  }
}
