package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;

import dev.sluice.Channel;
import dev.sluice.Select;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What channels and elements are: identity and reachability (rules MK-17 to MK-25). */
final class MakeIdentityTest extends OfEveryKind {
  private record Row(List<Integer> cells) {}

  @Test
  @Rule("MK-17")
  void anElementArrivesIntactAfterTheClose() throws InterruptedException {
    Channel<Row> channel = make(1);
    channel.send(new Row(new ArrayList<>(List.of(1, 2, 3))));
    channel.close();
    int rows = 0;
    for (Row row : channel) {
      assertThat(row.cells()).containsExactly(1, 2, 3).inOrder();
      rows++;
    }
    assertThat(rows).isEqualTo(1);
  }

  @Test
  @Rule("MK-18")
  void elementsMayBeOfDifferentClasses() throws InterruptedException {
    Channel<Object> channel = make(10);
    channel.send(1);
    channel.send(2.5);
    channel.send("three");
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.receive()).isEqualTo(2.5);
    assertThat(channel.receive()).isEqualTo("three");
  }

  @Test
  @Rule("MK-19")
  void anAliasIsTheSameChannel() throws InterruptedException {
    Channel<Integer> channel = make(1);
    List<Channel<Integer>> aliases = List.of(channel, channel);
    aliases.get(0).send(7);
    assertThat(aliases.get(1).length()).isEqualTo(1);
    assertThat(aliases.get(1).receive()).isEqualTo(7);
  }

  @Test
  @Rule("MK-20")
  void channelsAreEqualIfTheyWereMadeTogether() {
    Channel<Integer> a = make(1);
    Channel<Integer> b = make(1);
    Channel<Integer> nil = Channel.nil();
    Channel<Integer> alias = List.of(a).getFirst();
    assertThat(a).isEqualTo(alias);
    assertThat(a).isNotEqualTo(b);
    assertThat(nil).isEqualTo(Channel.<Integer>nil());
    assertThat(nil).isNotEqualTo(a);
    assertThat(a).isNotEqualTo(nil);
  }

  @Test
  @Rule("MK-21")
  void aViewEqualsItsChannel() {
    Channel<Integer> channel = make();
    Channel<Integer> other = make();
    List<Object> sides = sides(channel);
    for (Object view : List.of(channel.sendOnly(), channel.receiveOnly())) {
      for (Object side : sides) {
        assertThat(view).isEqualTo(side);
        assertThat(side).isEqualTo(view);
        assertThat(view.hashCode()).isEqualTo(side.hashCode());
        Map<Object, String> map = new HashMap<>();
        map.put(view, "view");
        map.put(side, "side");
        assertThat(map).containsExactly(side, "side");
      }
      for (Object side : sides(other)) {
        assertThat(view).isNotEqualTo(side);
        assertThat(side).isNotEqualTo(view);
      }
    }
  }

  /** What there is of a channel: its views and itself; of ends, the ends and whoever lent them. */
  private static List<Object> sides(Channel<Integer> channel) {
    Object itself = channel instanceof Ends<Integer> ends ? ends.closing() : channel;
    return List.of(channel.sendOnly(), channel.receiveOnly(), itself);
  }

  @Test
  @Rule("MK-24")
  void aChannelThatNobodyHoldsIsGarbageWithItsContents() throws InterruptedException {
    List<WeakReference<Channel<Object>>> channels = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Channel<Object> channel = make(10);
      channel.send(new byte[16]);
      channel.send(channel);
      channels.add(new WeakReference<>(channel));
    }
    Garbage.awaitCleared(channels, 2_000);
  }

  @Test
  @Rule("MK-25")
  void aReceivedValueIsNoLongerHeldByTheChannel() throws InterruptedException {
    List<WeakReference<Object>> values = new ArrayList<>();
    Channel<Object> buffered = make(10);
    Channel<Object> unbuffered = make();
    for (int i = 0; i < 40; i++) {
      values.add(passBuffered(buffered, i));
      values.add(passToWaiting(unbuffered));
      values.add(passFromWaiting(unbuffered));
    }
    values.add(passBehindAFullBuffer());
    buffered.close();
    Garbage.awaitCleared(values, 1);
    assertThat(buffered.length()).isEqualTo(0);
    assertThat(unbuffered.length()).isEqualTo(0);
  }

  /** Through the buffer, received in one way or another. */
  private static WeakReference<Object> passBuffered(Channel<Object> channel, int form)
      throws InterruptedException {
    Object value = new byte[16];
    channel.send(value);
    Object received =
        switch (form % 5) {
          case 0 -> channel.receive();
          case 1 -> channel.receiveOk().value();
          case 2 -> channel.tryReceive().orElseThrow().value();
          case 3 -> {
            Iterator<Object> range = channel.iterator();
            yield range.next();
          }
          default -> {
            var receive = Cases.receive(channel);
            Select.of(receive).await();
            yield receive.value();
          }
        };
    assertThat(received).isSameInstanceAs(value);
    return new WeakReference<>(value);
  }

  /** From a sender to a receiver that waits. */
  private static WeakReference<Object> passToWaiting(Channel<Object> channel)
      throws InterruptedException {
    Object value = new byte[16];
    Pending<Boolean> receiver = blocks(() -> channel.receiveOk().ok());
    channel.send(value);
    assertThat(receiver.completes()).isTrue();
    return new WeakReference<>(value);
  }

  /** From a sender that waits. */
  private static WeakReference<Object> passFromWaiting(Channel<Object> channel)
      throws InterruptedException {
    List<WeakReference<Object>> sent = new ArrayList<>();
    Pending<Void> sender =
        blocks(
            () -> {
              Object value = new byte[16];
              sent.add(new WeakReference<>(value));
              channel.send(value);
            });
    channel.receive();
    sender.completes();
    return sent.getFirst();
  }

  /** From a sender that waits, by way of the buffer. */
  private WeakReference<Object> passBehindAFullBuffer() throws InterruptedException {
    Channel<Object> channel = make(1);
    channel.send("first");
    WeakReference<Object> value = passFromWaiting(channel);
    channel.receive();
    return value;
  }
}
