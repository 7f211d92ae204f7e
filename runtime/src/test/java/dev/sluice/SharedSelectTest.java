package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** A select is for one goroutine at a time. */
final class SharedSelectTest {
  private final Channel<Integer> left = Channel.make("left", 0);
  private final Channel<Integer> right = Channel.make("right", 0);
  private final Select select = Select.of(Select.receive(left), Select.receive(right));

  @Test
  void aSecondGoroutineIsRefusedAndTheFirstGoesOn() throws InterruptedException {
    Thread first = Go.go("first", select::await);
    Eventually.blocked(first);
    assertThat(assertThrows(IllegalStateException.class, select::await))
        .hasMessageThat()
        .contains("'first'");
    assertThrows(IllegalStateException.class, select::poll);
    right.send(1);
    first.join();
    assertThat(left.trySend(1)).isFalse();
    assertThat(right.trySend(1)).isFalse();
  }

  @Test
  void oneAfterTheOtherMayUseIt() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      Watched one = Watched.go(select::await).blocked();
      left.send(i);
      one.ends();
    }
    Watched interrupted =
        Watched.go(() -> assertThrows(InterruptedException.class, select::await)).blocked();
    interrupted.thread().interrupt();
    interrupted.ends();
    assertThat(select.poll()).isNull();
  }
}
