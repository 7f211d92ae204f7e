package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Goroutines that send plainly, by a select over one channel, and by a select over several, meet
 * goroutines that receive in these ways: 36 channels of each of four capacities, 76 values through
 * each.
 */
final class PairingStress {
  private static final int[] CAPACITIES = {0, 1, 10, 100};
  private static final int CHANNELS = 36;
  private static final int VALUES = 76;
  private static final int FORMS = 3;
  private static final int WIDTH = 4;

  private final AtomicInteger sends = new AtomicInteger();
  private final AtomicInteger receives = new AtomicInteger();

  private PairingStress() {}

  /** Runs it; every value must have been sent and received once, in order. */
  static void run(Maker maker) throws InterruptedException {
    PairingStress stress = new PairingStress();
    try (Group group = Group.open()) {
      for (int capacity : CAPACITIES) {
        for (int form = 0; form < FORMS * FORMS; form++) {
          List<Channel<Integer>> channels = new ArrayList<>();
          for (int i = 0; i < WIDTH; i++) {
            channels.add(maker.make(capacity));
          }
          stress.sendAll(group, form / FORMS, channels);
          stress.receiveAll(group, form % FORMS, channels);
        }
      }
      group.join();
    }
    int expected = CAPACITIES.length * CHANNELS * VALUES;
    assertThat(stress.sends.get()).isEqualTo(expected);
    assertThat(stress.receives.get()).isEqualTo(expected);
  }

  private void sendAll(Group group, int form, List<Channel<Integer>> channels) {
    if (form == FORMS - 1) {
      group.go("select sender", () -> selectSends(channels));
      return;
    }
    for (Channel<Integer> channel : channels) {
      group.go(
          "sender",
          () -> {
            var send = Cases.send(channel, 0);
            Select select = Select.of(send);
            for (int i = 0; i < VALUES; i++) {
              if (form == 0) {
                channel.send(i);
              } else {
                send.value(i);
                select.await();
              }
              sends.incrementAndGet();
            }
          });
    }
  }

  private void selectSends(List<Channel<Integer>> channels) throws InterruptedException {
    List<Select.SendCase<Integer>> cases =
        channels.stream().map(channel -> Cases.send(channel, 0)).toList();
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    int[] sent = new int[WIDTH];
    for (int i = 0; i < WIDTH * VALUES; i++) {
      Select.SendCase<Integer> chosen = cases.get(select.await().index());
      sends.incrementAndGet();
      int next = ++sent[chosen.index()];
      chosen.value(next);
      if (next == VALUES) {
        chosen.channel(null);
      }
    }
  }

  private void receiveAll(Group group, int form, List<Channel<Integer>> channels) {
    if (form == FORMS - 1) {
      group.go("select receiver", () -> selectReceives(channels));
      return;
    }
    for (Channel<Integer> channel : channels) {
      group.go(
          "receiver",
          () -> {
            var receive = Cases.receive(channel);
            Select select = Select.of(receive);
            for (int i = 0; i < VALUES; i++) {
              if (form == 0) {
                assertThat(channel.receive()).isEqualTo(i);
              } else {
                select.await();
                assertThat(receive.value()).isEqualTo(i);
              }
              receives.incrementAndGet();
            }
          });
    }
  }

  private void selectReceives(List<Channel<Integer>> channels) throws InterruptedException {
    List<Select.ReceiveCase<Integer>> cases = channels.stream().map(Cases::receive).toList();
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    int[] received = new int[WIDTH];
    for (int i = 0; i < WIDTH * VALUES; i++) {
      Select.ReceiveCase<Integer> chosen = cases.get(select.await().index());
      assertThat(Objects.requireNonNull(chosen.value())).isEqualTo(received[chosen.index()]);
      receives.incrementAndGet();
      if (++received[chosen.index()] == VALUES) {
        chosen.channel(null);
      }
    }
  }
}
