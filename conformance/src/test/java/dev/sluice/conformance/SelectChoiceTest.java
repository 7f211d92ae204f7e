package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Group;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Which of the ready cases a select chooses (rules SEL-05 to SEL-09, SEL-19 to SEL-21, SEL-40). */
final class SelectChoiceTest extends OfEveryKind {
  private Channel<Integer> closed() {
    Channel<Integer> channel = make();
    channel.close();
    return channel;
  }

  private static int[] count(int selects, Select.Case... cases) throws InterruptedException {
    Select select = Select.of(cases);
    int[] chosen = new int[cases.length];
    for (int i = 0; i < selects; i++) {
      chosen[select.await().index()]++;
    }
    return chosen;
  }

  @Test
  @Rule("SEL-05")
  void oneOfTwoReadyCasesIsChosenWithEqualChances() throws InterruptedException {
    int selects = 10_000;
    Channel<Integer> a = make(selects);
    Channel<Integer> b = make(selects);
    for (int i = 0; i < selects; i++) {
      a.send(i);
      b.send(i);
    }
    int[] chosen = count(selects, Cases.receive(a), Cases.receive(b));
    // 4.9 standard deviations on either side
    assertThat(chosen[0]).isAtLeast(4_756);
    assertThat(chosen[0]).isAtMost(5_244);
    assertThat(a.length()).isEqualTo(selects - chosen[0]);
    assertThat(b.length()).isEqualTo(selects - chosen[1]);
  }

  @Test
  @Rule("SEL-06")
  void aChannelInTwoCasesIsChosenTwiceAsOften() throws InterruptedException {
    Channel<Integer> x = closed();
    int[] chosen = count(9_000, Cases.receive(x), Cases.receive(closed()), Cases.receive(x));
    assertThat(chosen[0] + chosen[2]).isAtLeast(5_600);
    assertThat(chosen[0] + chosen[2]).isAtMost(6_400);
  }

  @Test
  @Rule("SEL-07")
  void oneOfFourReadyCasesIsChosenWithEqualChances() throws InterruptedException {
    int[] chosen =
        count(
            20_000,
            Cases.receive(closed()),
            Cases.receive(closed()),
            Cases.receive(closed()),
            Cases.receive(closed()));
    for (int times : chosen) {
      assertThat(times).isAtLeast(4_700);
      assertThat(times).isAtMost(5_300);
    }
  }

  @Test
  @Rule("SEL-08")
  void bothOfTwoSendsOnOneChannelAreChosen() throws InterruptedException {
    for (int capacity : new int[] {0, 100}) {
      Channel<Integer> channel = make(capacity);
      try (Group group = Group.open()) {
        Future<Integer> sum =
            group.call(
                "receiver",
                () -> {
                  int ones = 0;
                  for (int i = 0; i < 100; i++) {
                    ones += Objects.requireNonNull(channel.receive());
                  }
                  return ones;
                });
        int[] chosen = count(100, Cases.send(channel, 0), Cases.send(channel, 1));
        group.join();
        assertThat(chosen[0]).isGreaterThan(10);
        assertThat(chosen[1]).isGreaterThan(10);
        assertThat(sum.resultNow()).isEqualTo(chosen[1]);
      }
    }
    // Also if the select always comes first and waits.
    Channel<Integer> channel = make();
    Select select = Select.of(Cases.send(channel, 0), Cases.send(channel, 1));
    int ones = 0;
    for (int i = 0; i < 100; i++) {
      Pending<Select.Case> blocked = Blocks.blocks(select::await);
      ones += Objects.requireNonNull(channel.receive());
      blocked.completes();
    }
    assertThat(ones).isGreaterThan(10);
    assertThat(ones).isLessThan(90);
  }

  @Test
  @Rule("SEL-09")
  void theDefaultIsNotTakenWhereACaseCanProceed() {
    Channel<Integer> channel = make(1);
    Channel<Integer> idle = make();
    var send = Cases.send(channel, 1);
    var receive = Cases.receive(channel);
    Select select = Select.of(Cases.receive(idle), send, Cases.send(idle, 1), receive);
    for (int i = 0; i < 1_000; i++) {
      assertThat(select.poll()).isSameInstanceAs(i % 2 == 0 ? send : receive);
    }
  }

  @Test
  @Rule("SEL-19")
  void aSendOnAClosedChannelIsReadyAndPanics() {
    Channel<Integer> closed = closed();
    Channel<Integer> idle = make();
    for (Select select :
        List.of(
            Select.of(Cases.send(closed, 1)),
            Select.of(Cases.send(closed, 1), Cases.receive(idle)),
            Select.of(Cases.send(idle, 1), Cases.send(null, 1), Cases.send(closed, 1)))) {
      String message = "send on closed channel";
      Blocks.panics(ChannelClosedException.class, message, select::await);
      Blocks.panics(ChannelClosedException.class, message, select::poll);
    }
  }

  @Test
  @Rule("SEL-20")
  void theChoiceDecidesWhetherAClosedSendPanics() throws InterruptedException {
    Channel<Integer> closed = closed();
    var receive = Cases.receive(closed);
    Select select = Select.of(Cases.send(closed, 1), receive);
    int panics = 0;
    int received = 0;
    for (int i = 0; i < 1_000; i++) {
      try {
        assertThat(i % 2 == 0 ? select.await() : select.poll()).isSameInstanceAs(receive);
        assertThat(receive.ok()).isFalse();
        received++;
      } catch (ChannelClosedException e) {
        panics++;
      }
    }
    assertThat(panics).isGreaterThan(300);
    assertThat(received).isGreaterThan(300);
    assertThat(panics + received).isEqualTo(1_000);
  }

  @Test
  @Rule("SEL-21")
  void aSendCaseIsReadyWhileTheBufferHasRoom() throws InterruptedException {
    for (int capacity : new int[] {1, 2, 10}) {
      Channel<Integer> channel = make(capacity);
      var send = Cases.send(channel, 0);
      Select select = Select.of(send, Cases.receive(this.<Integer>make()));
      for (int i = 0; i < capacity; i++) {
        send.value(i);
        assertThat(i % 2 == 0 ? select.poll() : select.await()).isSameInstanceAs(send);
      }
      assertThat(select.poll()).isNull();
      assertThat(channel.length()).isEqualTo(capacity);
      Pending<Select.Case> blocked = Blocks.blocks(select::await);
      assertThat(channel.receive()).isEqualTo(0);
      assertThat(blocked.completes()).isSameInstanceAs(send);
      assertThat(channel.length()).isEqualTo(capacity);
    }
  }

  @Test
  @Rule("SEL-40")
  void aSelectMayHave65536Cases() throws InterruptedException {
    Channel<Integer> closed = closed();
    List<Select.Case> cases = new ArrayList<>();
    for (int i = 0; i < 65_536; i++) {
      cases.add(Cases.receive(closed));
    }
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    Select.Case chosen = Blocks.completes(select::await);
    assertThat(cases.get(chosen.index())).isSameInstanceAs(chosen);
    cases.add(Cases.receive(closed));
    assertThat(Select.of(cases.toArray(Select.Case[]::new)).poll()).isNotNull();
  }
}
