package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TicketTest {
  private final Ticket<String, String> ticket =
      new Ticket<>(new @Nullable Object[] {"a", "b", "c", "unused"}, 3, SendChannel.into(v -> {}));

  @Test
  void theFirstTurnIsItsTakers() {
    assertThat(ticket.size()).isEqualTo(3);
    assertThat(ticket.claim()).isSameInstanceAs(ticket.turn(1));
  }

  @Test
  void eachTurnIsClaimedOnce() {
    assertThat(ticket.claim()).isSameInstanceAs(ticket.turn(1));
    assertThat(ticket.isClaimed()).isFalse();
    assertThat(ticket.claim()).isSameInstanceAs(ticket.turn(2));
    assertThat(ticket.isClaimed()).isTrue();
    assertThat(ticket.claim()).isNull();
    assertThat(ticket.claimRest()).isEmpty();
  }

  @Test
  void theRestIsClaimedAtOnce() {
    assertThat(ticket.claimRest()).containsExactly(ticket.turn(1), ticket.turn(2)).inOrder();
    assertThat(ticket.claim()).isNull();
    assertThat(ticket.claimRest()).isEmpty();
  }

  @Test
  void aTurnIsDeliveredByTheOneWhoEndsItIfItIsNext() {
    Turn<String, String> turn = ticket.turn(0);
    assertThat(turn.begin()).isEqualTo("a");
    assertThat(turn.isDoneWhenNext()).isFalse();
    turn.send("A");
    assertThat(turn.end()).isTrue();
  }

  @Test
  void aTurnThatIsDoneEarlyIsDeliveredByTheOneBefore() {
    Turn<String, String> turn = ticket.turn(1);
    assertThat(turn.begin()).isEqualTo("b");
    turn.send("B");
    turn.send("BB");
    assertThat(turn.end()).isFalse();
    assertThat(turn.isDoneWhenNext()).isTrue();
    List<@Nullable Object> results = new ArrayList<>();
    turn.drainTo(results);
    assertThat(results).containsExactly("B", "BB").inOrder();
  }
}
