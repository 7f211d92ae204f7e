package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.completes;

import dev.sluice.Channel;
import dev.sluice.ChannelState;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Select;
import dev.sluice.Topology;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One select, one snapshot, one communication, and nothing left behind (rules SEL-23 to SEL-31).
 */
final class SelectAtomicityTest extends OfEveryKind {
  @Test
  @Rule("SEL-23")
  void ofTwoSelectsOnOneChannelNoneMeetsItself() throws InterruptedException {
    Channel<Integer> channel = make();
    try (Group group = Group.open()) {
      for (int g = 0; g < 2; g++) {
        int me = g;
        group.go(
            "self " + me,
            () -> {
              var send = Cases.send(channel, me);
              var receive = Cases.receive(channel);
              Select select = Select.of(send, receive);
              for (int i = 0; i < 1_000; i++) {
                if (select.await() == receive) {
                  assertThat(receive.value()).isEqualTo(1 - me);
                }
              }
            });
      }
      group.join();
    }
  }

  @Test
  @Rule("SEL-25")
  void theDecisionIsMadeOnOneSnapshotOfAllChannels() throws InterruptedException {
    // At every instant one of the two has room: the other is filled only after this one was
    // emptied. A select that looks at them one after the other would find both full.
    Channel<Integer> a = make(1);
    Channel<Integer> b = make(1);
    AtomicBoolean stop = new AtomicBoolean();
    try (Group group = Group.open()) {
      group.go(
          "mover",
          () -> {
            a.send(0);
            while (!stop.get()) {
              move(a, b);
              move(b, a);
            }
          });
      var toA = Cases.send(a, 1);
      var toB = Cases.send(b, 1);
      // The others are never ready; they make the time between the first look and the last longer.
      List<Select.Case> cases = new ArrayList<>(List.of(toA, toB));
      for (int i = 0; i < 30; i++) {
        cases.add(Cases.receive(this.<Integer>make()));
      }
      Select select = Select.of(cases.toArray(Select.Case[]::new));
      while (a.length() == 0) {
        Await.pass();
      }
      for (int i = 0; i < times(50_000); i++) {
        Select.Case chosen = select.poll();
        assertThat(chosen).isNotNull();
        // Makes room again, unless the mover was faster.
        var _ = (chosen == toA ? a : b).tryReceive();
      }
      stop.set(true);
      group.join();
    }
  }

  /** Makes room in one channel, then fills the other. */
  private static void move(Channel<Integer> emptied, Channel<Integer> filled) {
    var _ = emptied.tryReceive();
    boolean _ = filled.trySend(0);
  }

  @Test
  @Rule("SEL-26")
  void oneSelectIsOneCommunication() throws InterruptedException {
    List<Channel<Integer>> channels = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      channels.add(make(100));
    }
    List<Select.Case> sends = new ArrayList<>();
    List<Select.Case> receives = new ArrayList<>();
    for (Channel<Integer> channel : channels) {
      sends.add(Cases.send(channel, 1));
      receives.add(Cases.receive(channel));
    }
    Select send = Select.of(sends.toArray(Select.Case[]::new));
    Select receive = Select.of(receives.toArray(Select.Case[]::new));
    for (int i = 1; i <= 100; i++) {
      send.await();
      assertThat(total(channels)).isEqualTo(i);
    }
    for (int i = 99; i >= 0; i--) {
      receive.await();
      assertThat(total(channels)).isEqualTo(i);
    }
    assertThat(receive.poll()).isNull();
  }

  private static int total(List<Channel<Integer>> channels) {
    return channels.stream().mapToInt(Channel::length).sum();
  }

  @Test
  @Rule("SEL-27")
  void aSelectLeavesTheChannelsThatItDidNotChoose() throws InterruptedException {
    int rounds = 100;
    Channel<Integer> turns = make();
    Topology topology = new Topology("leaving", List.of(), List.of(), List.of());
    try (PipelineRun<Void> run =
        PipelineRun.start(
            topology,
            group -> {
              Maker ofTheRun = inRun(group);
              Channel<Integer> chosen = ofTheRun.make("chosen", 0);
              Channel<Integer> receivedFrom = ofTheRun.make("received from", 0);
              Channel<Integer> sentTo = ofTheRun.make("sent to", 0);
              group.go(
                  "select",
                  () -> {
                    Select select =
                        Select.of(
                            Cases.receive(receivedFrom),
                            Cases.receive(chosen),
                            Cases.send(sentTo, 1));
                    for (int i = 0; i < rounds; i++) {
                      assertThat(select.await().index()).isEqualTo(1);
                      turns.send(i);
                      turns.receive();
                    }
                  });
              group.go(
                  "sender",
                  () -> {
                    for (int i = 0; i < rounds; i++) {
                      Await.until("the select waits on all three", () -> isInASelect("select"));
                      chosen.send(i);
                    }
                  });
              group.join();
              return null;
            })) {
      for (int i = 0; i < rounds; i++) {
        assertThat(turns.receive()).isEqualTo(i);
        for (ChannelState state : run.channels()) {
          assertThat(state.blockedReceivers()).isEmpty();
          if (!state.name().equals("chosen")) {
            assertThat(state.blockedSenders()).isEmpty();
          }
        }
        turns.send(i);
      }
      run.join();
    }
  }

  private static boolean isInASelect(String name) {
    return Goroutines.all().stream()
        .anyMatch(one -> one.name().equals(name) && one.state().equals("select"));
  }

  @Test
  @Rule("SEL-28")
  void aSelectThatLostOnAnIdleChannelIsNotHeldByIt() throws InterruptedException {
    Channel<Integer> idle = make();
    List<WeakReference<Select.Case>> cases = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Channel<Integer> busy = make();
      Pending<WeakReference<Select.Case>> loser =
          blocks(
              () -> {
                Select.Case onIdle = Cases.receive(idle);
                Select.of(onIdle, Cases.receive(busy)).await();
                return new WeakReference<>(onIdle);
              });
      busy.send(i);
      cases.add(loser.completes());
    }
    Garbage.awaitCleared(cases, 10);
    assertThat(idle.trySend(1)).isFalse();
  }

  @Test
  @Rule("SEL-29")
  void aChannelMayStandInSeveralCases() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      Channel<Integer> channel = make();
      List<Pending<Boolean>> selects = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        selects.add(
            blocks(
                () -> {
                  List<Select.ReceiveCase<Integer>> cases =
                      List.of(
                          Cases.receive(channel), Cases.receive(channel), Cases.receive(channel));
                  Select.Case chosen = Select.of(cases.toArray(Select.Case[]::new)).await();
                  return cases.get(chosen.index()).ok();
                }));
      }
      channel.send(round);
      channel.close();
      long received =
          selects.stream().map(Pending::completes).filter(Boolean::booleanValue).count();
      assertThat(received).isEqualTo(1);
    }
  }

  @Test
  @Rule("SEL-30")
  void aSelectWonOnOneChannelDoesNotSwallowASendOnAnother() throws InterruptedException {
    Channel<Integer> first = make();
    Channel<Integer> second = make();
    Pending<Integer> plain = blocks(first::receive);
    Pending<Select.Case> select =
        blocks(() -> Select.of(Cases.receive(first), Cases.receive(second)).await());
    Pending<Integer> last = blocks(first::receive);
    completes(() -> second.send(0));
    assertThat(select.completes().index()).isEqualTo(1);
    completes(() -> first.send(1));
    completes(() -> first.send(2));
    assertThat(plain.completes()).isEqualTo(1);
    assertThat(last.completes()).isEqualTo(2);
  }

  @Test
  @Rule("SEL-31")
  void aDuplicateCaseLeavesNoPlaceBehind() throws InterruptedException {
    Channel<Integer> duplicate = make();
    Channel<Integer> other = make();
    for (int i = 0; i < 100; i++) {
      int round = i;
      Pending<Select.Case> select =
          blocks(
              () ->
                  Select.of(
                          Cases.receive(duplicate), Cases.receive(duplicate), Cases.receive(other))
                      .await());
      Pending<@Nullable Integer> behind = blocks(duplicate::receive);
      completes(() -> other.send(0));
      assertThat(select.completes().index()).isEqualTo(2);
      completes(() -> duplicate.send(round));
      assertThat(Objects.requireNonNull(behind.completes())).isEqualTo(round);
    }
  }
}
