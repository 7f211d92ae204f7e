package dev.sluice.samples.chat;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.testing.VirtualTime;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a chat drops and when, in the time of a test. */
class AudienceTest {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static Client client(String name) {
    return new Client(name, Channel.make("to " + name, 1), new Socket());
  }

  @Test
  void tenClientsThatSleepCostTheTimeOfOne() {
    VirtualTime.run(
        time -> {
          Audience audience = new Audience(PATIENCE);
          List<Client> sleepers = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            Client sleeper = client("sleeper " + i);
            sleepers.add(sleeper);
            audience.add(sleeper);
          }
          audience.tell("one");
          assertThat(time.now()).isEqualTo(START);
          audience.tell("two");
          assertThat(time.now()).isEqualTo(START.plus(PATIENCE));
          for (Client sleeper : sleepers) {
            assertThat(sleeper.connection().isClosed()).isTrue();
          }
        });
  }

  @Test
  void whoReadsJustInTimeStays() {
    VirtualTime.run(
        time -> {
          Audience audience = new Audience(PATIENCE);
          Client slow = client("slow");
          audience.add(slow);
          audience.tell("one");
          Go.go(
              "reader",
              () -> {
                Go.sleep(PATIENCE.minusNanos(1));
                slow.outgoing().receive();
              });
          audience.tell("two");
          assertThat(time.now()).isEqualTo(START.plus(PATIENCE).minusNanos(1));
          assertThat(slow.connection().isClosed()).isFalse();
          assertThat(slow.outgoing().receive()).isEqualTo("two");
        });
  }
}
