package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import org.junit.jupiter.api.Test;

/** What a group has in common with the bubbles of Go's synctest (rules SY). */
final class BubbleTest {
  @Test
  @Rule("SY-03")
  void aStandstillOfAScopeIsThrownInItsCallerWhileOthersRun() throws InterruptedException {
    try (Group outside = Group.open("outside")) {
      Channel<Integer> other = outside.channel("other", 0);
      outside.go("runs on", () -> other.receive());
      DeadlockException deadlock =
          assertThrows(
              DeadlockException.class,
              () -> {
                try (Group inside = Group.open("inside")) {
                  Channel<Integer> never = inside.channel("never", 0);
                  inside.go("blocked", () -> never.receive());
                  inside.join();
                }
              });
      assertThat(deadlock).hasMessageThat().contains("in group 'inside'");
      assertThat(deadlock).hasMessageThat().contains("'blocked' [chan receive] never");
      assertThat(deadlock).hasMessageThat().doesNotContain("runs on");
      assertThat(outside.isCancelled()).isFalse();
      other.send(1);
      outside.join();
    }
  }
}
