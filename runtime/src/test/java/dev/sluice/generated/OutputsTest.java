package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stage goes on while one of its outputs has a receiver. */
final class OutputsTest {
  private final Channel<Integer> left = Channel.make(1);
  private final Channel<Integer> right = Channel.make(1);
  private final Outputs outputs = new Outputs();
  private final SendChannel<Integer> toLeft = outputs.add(left);
  private final SendChannel<Integer> toRight = outputs.add(right);

  @Test
  void whatIsSentToAnAbandonedOneIsDropped() throws InterruptedException {
    left.abandon();
    for (int i = 0; i < 10; i++) {
      toLeft.send(i);
      assertThat(toLeft.trySend(i)).isTrue();
      assertThat(toLeft.trySend(i, Duration.ofHours(1))).isTrue();
    }
    toRight.send(7);
    assertThat(right.receive()).isEqualTo(7);
  }

  @Test
  void aSendThrowsWhenAllAreAbandoned() {
    left.abandon();
    right.abandon();
    assertThrows(ChannelAbandonedException.class, () -> toLeft.send(1));
    assertThrows(ChannelAbandonedException.class, () -> toRight.send(1));
    assertThrows(ChannelAbandonedException.class, () -> toLeft.trySend(1));
  }

  @Test
  void aSendThatIsBlockedGoesOnWhenItsReceiverEnds() throws InterruptedException {
    try (Group group = Group.open()) {
      left.send(0);
      group.go(
          "stage",
          () -> {
            toLeft.send(1);
            toRight.send(2);
          });
      Eventually.blocked("stage");
      left.abandon();
      assertThat(right.receive()).isEqualTo(2);
      group.join();
    }
  }

  @Test
  void aSwallowedEndOfAllIsAnInterrupt() throws InterruptedException {
    List<String> caught = new ArrayList<>();
    left.abandon();
    right.abandon();
    try (Group group = Group.open()) {
      group.go(
          "stage",
          () -> {
            while (true) {
              try {
                toLeft.send(1);
              } catch (ChannelAbandonedException e) {
                caught.add("abandoned");
              }
            }
          });
      group.join();
    }
    assertThat(caught).containsExactly("abandoned");
  }

  @Test
  void anInterruptIsNoticedWhereEverythingIsDropped() {
    left.abandon();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> toLeft.send(1));
  }

  @Test
  void aSelectNeverChoosesAnAbandonedOne() throws InterruptedException {
    left.abandon();
    var sendLeft = Select.send(toLeft, 1);
    var sendRight = Select.send(toRight, 2);
    Select select = Select.of(sendLeft, sendRight);
    for (int i = 0; i < 100; i++) {
      assertThat(select.await()).isSameInstanceAs(sendRight);
      assertThat(right.receive()).isEqualTo(2);
    }
    toRight.send(3);
    assertThat(select.poll()).isNull();
    assertThat(select.poll(Duration.ofMillis(1))).isNull();
    right.abandon();
    assertThrows(ChannelAbandonedException.class, select::await);
  }

  @Test
  void aBlockedSelectGoesOnWithoutTheOneThatIsAbandoned() throws InterruptedException {
    left.send(0);
    right.send(0);
    try (Group group = Group.open()) {
      group.go(
          "stage",
          () -> {
            var sendRight = Select.send(toRight, 2);
            Select select = Select.of(Select.send(toLeft, 1), sendRight);
            assertThat(select.await()).isSameInstanceAs(sendRight);
          });
      Eventually.blocked("stage");
      left.abandon();
      Eventually.blocked("stage");
      right.receive();
      assertThat(right.receive()).isEqualTo(2);
      group.join();
    }
  }

  @Test
  void aBlockedSelectEndsWhenAllAreAbandoned() throws InterruptedException {
    left.send(0);
    right.send(0);
    try (Group group = Group.open()) {
      group.go("stage", () -> Select.of(Select.send(toLeft, 1), Select.send(toRight, 2)).await());
      Eventually.blocked("stage");
      left.abandon();
      right.abandon();
      group.join();
    }
  }

  @Test
  void aStageBehindAnOutputIsOverWhenWhatItSendsToIsAbandoned() throws InterruptedException {
    Channel<Integer> behind = Channel.make(1);
    Channel<Integer> other = Channel.make(1);
    List<Integer> seen = new ArrayList<>();
    try (Group group = Group.open()) {
      Outputs several = new Outputs();
      SendChannel<Integer> stage =
          several.add(
              group.<Integer>into(
                  value -> {
                    seen.add(value);
                    behind.send(value);
                  }),
              behind);
      SendChannel<Integer> plain = several.add(other);
      stage.send(1);
      assertThat(behind.receive()).isEqualTo(1);
      other.abandon();
      plain.send(2); // dropped: the stage has a receiver still
      behind.abandon();
      assertThrows(ChannelAbandonedException.class, () -> plain.send(3));
      assertThrows(ChannelAbandonedException.class, () -> stage.send(4));
    }
    assertThat(seen).containsExactly(1, 4);
  }

  @Test
  void aStageThatWantsNoMoreIsOver() throws InterruptedException {
    List<Integer> seen = new ArrayList<>();
    try (Group group = Group.open()) {
      Outputs several = new Outputs();
      SendChannel<Integer> few =
          several.add(
              group.<Integer>into(
                  value -> {
                    if (seen.size() == 2) {
                      throw new ChannelAbandonedException("enough");
                    }
                    seen.add(value);
                  }));
      SendChannel<Integer> plain = several.add(right);
      for (int i = 0; i < 10; i++) {
        few.send(i);
      }
      var sendFew = Select.send(few, 11);
      var sendPlain = Select.send(plain, 12);
      assertThat(Select.of(sendFew, sendPlain).await()).isSameInstanceAs(sendPlain);
      assertThat(right.receive()).isEqualTo(12);
    }
    assertThat(seen).containsExactly(0, 1);
  }

  @Test
  void anOutputInTurnIsOffWhenTheOutputIs() throws InterruptedException {
    Channel<Task> results = Channel.make(8);
    SendChannel<Integer> leftInTurn = Outputs.inTurn(toLeft, results);
    SendChannel<Integer> rightInTurn = Outputs.inTurn(toRight, results);
    left.abandon();
    var sendRight = Select.send(rightInTurn, 2);
    Select select = Select.of(Select.send(leftInTurn, 1), sendRight);
    for (int i = 0; i < 8; i++) {
      assertThat(select.await()).isSameInstanceAs(sendRight);
    }
  }

  @Test
  void itEqualsItsChannel() {
    assertThat(toLeft).isEqualTo(left);
    assertThat(left).isEqualTo(toLeft);
    assertThat(toLeft).isNotEqualTo(toRight);
  }
}
