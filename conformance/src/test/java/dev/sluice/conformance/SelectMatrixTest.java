package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Select;
import dev.sluice.conformance.SelectMatrix.Prospect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Selects over all combinations of cases (rules SEL-42, SEL-47 and STR-17). */
final class SelectMatrixTest extends OfEveryKind {
  @Test
  @Rule("SEL-42")
  void aSelectDoesOnlyWhatOneOfItsCasesAllows() throws InterruptedException {
    for (boolean withDefault : new boolean[] {false, true}) {
      SelectMatrix.run(maker, List.of(), withDefault);
      for (Prospect one : Prospect.values()) {
        SelectMatrix.run(maker, List.of(one), withDefault);
        for (Prospect two : Prospect.values()) {
          SelectMatrix.run(maker, List.of(one, two), withDefault);
          for (Prospect three : Prospect.values()) {
            SelectMatrix.run(maker, List.of(one, two, three), withDefault);
          }
        }
      }
    }
  }

  @Test
  @Rule("STR-17")
  void aRandomSelectDoesOnlyWhatOneOfItsCasesAllows() throws InterruptedException {
    Random random = new Random(17);
    for (int i = 0; i < times(20_000); i++) {
      List<Prospect> prospects = new ArrayList<>();
      for (Prospect prospect : Prospect.values()) {
        for (int copies = random.nextInt(3); copies > 0; copies--) {
          prospects.add(prospect);
        }
      }
      Collections.shuffle(prospects, random);
      // Most combinations have a ready case; half of these lose theirs, so that they block.
      if (random.nextBoolean()) {
        prospects.removeIf(Prospect::isReady);
      }
      SelectMatrix.run(maker, prospects, random.nextBoolean());
    }
  }

  @Test
  @Rule("SEL-47")
  void theNumberOfCasesDoesNotChangeWhatOneCaseDoes() throws InterruptedException {
    for (int others : new int[] {0, 1, 2, 5}) {
      List<Select.Case> idle = new ArrayList<>();
      for (int i = 0; i < others; i++) {
        idle.add(i % 2 == 0 ? Cases.receive(this.<Integer>make()) : Cases.send(make(), 0));
      }
      Channel<Integer> channel = make(1);
      Select.SendCase<Integer> send = Cases.send(channel, 1);
      Select sending = among(idle, send);
      Select.ReceiveCase<Integer> receive = Cases.receive(channel);
      Select receiving = among(idle, receive);

      assertThat(receiving.poll()).isNull();
      Pending<Select.Case> receiver = Blocks.blocks(receiving::await);
      assertThat(sending.await()).isSameInstanceAs(send);
      assertThat(receiver.completes()).isSameInstanceAs(receive);
      assertThat(receive.value()).isEqualTo(1);
      assertThat(channel.length()).isEqualTo(0);

      assertThat(sending.poll()).isSameInstanceAs(send);
      assertThat(sending.poll()).isNull();
      Pending<Select.Case> sender = Blocks.blocks(sending::await);
      assertThat(receiving.poll()).isSameInstanceAs(receive);
      assertThat(sender.completes()).isSameInstanceAs(send);
      assertThat(receiving.await()).isSameInstanceAs(receive);

      channel.close();
      assertThat(receiving.await()).isSameInstanceAs(receive);
      assertWithMessage("ok").that(receive.ok()).isFalse();
      String message = "send on closed channel";
      Blocks.panics(ChannelClosedException.class, message, sending::await);
      Blocks.panics(ChannelClosedException.class, message, sending::poll);
    }
    assertThat(Select.of().poll()).isNull();
    Blocks.blocks(Select.of()::await);
  }

  private static Select among(List<Select.Case> idle, Select.Case operation) {
    List<Select.Case> cases = new ArrayList<>(idle);
    cases.add(idle.size() / 2, operation);
    return Select.of(cases.toArray(Select.Case[]::new));
  }
}
