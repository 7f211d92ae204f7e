package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Range over a channel: an iterator (rules RNG). */
final class RangeTest extends OfEveryKind {
  private Channel<Character> alphabet(Group group, int capacity) {
    Channel<Character> letters = make(capacity);
    group.go(
        "letters",
        () -> {
          for (char letter = 'a'; letter <= 'z'; letter++) {
            letters.send(letter);
          }
          letters.close();
        });
    return letters;
  }

  @Test
  @Rule("RNG-01")
  void aRangeReceivesUntilTheChannelIsClosedAndDrained() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 30}) {
      try (Group group = Group.open()) {
        StringBuilder text = new StringBuilder();
        for (char letter : alphabet(group, capacity)) {
          text.append(letter);
        }
        assertThat(text.toString()).isEqualTo("abcdefghijklmnopqrstuvwxyz");
        group.join();
      }
    }
  }

  @Test
  @Rule("RNG-02")
  void aRangeThatDropsItsValuesCountsTheSame() throws InterruptedException {
    try (Group group = Group.open()) {
      int[] count = new int[1];
      alphabet(group, 0).forEach(letter -> count[0]++);
      assertThat(count[0]).isEqualTo(26);
      group.join();
    }
  }

  @Test
  @Rule("RNG-03")
  void aRangeOverTheNilChannelBlocks() {
    blocks(() -> Channel.<Integer>nil().iterator().hasNext());
    blocks(() -> Channel.<Integer>nil().receiveOnly().forEach(value -> {}));
  }

  @Test
  @Rule("RNG-04")
  void theChannelIsEvaluatedOnce() throws InterruptedException {
    Channel<Integer> channel = make(3);
    for (int i = 0; i < 3; i++) {
      channel.send(i);
    }
    channel.close();
    int[] evaluated = new int[1];
    Supplier<ReceiveChannel<Integer>> supplier =
        () -> {
          evaluated[0]++;
          return channel;
        };
    int sum = 0;
    for (int value : supplier.get()) {
      sum += value;
    }
    assertThat(sum).isEqualTo(3);
    assertThat(evaluated[0]).isEqualTo(1);
  }

  @Test
  @Rule("RNG-07")
  void aBreakLeavesTheRemainingValuesInTheChannel() throws InterruptedException {
    for (int capacity : new int[] {0, 10}) {
      Channel<Integer> channel = make(capacity);
      Pending<Void> sender =
          Pending.start(
              Blocks.callable(
                  () -> {
                    for (int i = 1; i <= 10; i++) {
                      channel.send(i);
                    }
                  }));
      for (int value : channel) {
        if (value == 3) {
          break;
        }
      }
      for (int i = 4; i <= 10; i++) {
        assertThat(channel.receive()).isEqualTo(i);
      }
      sender.completes();
    }
  }

  @Test
  @Rule("RNG-08")
  void severalGoroutinesMayRangeOverOneChannel() throws InterruptedException {
    int values = 10_000;
    List<Future<List<Integer>>> ranges = new ArrayList<>();
    try (Group group = Group.open()) {
      Channel<Integer> channel = make(5);
      for (int i = 0; i < 23; i++) {
        ranges.add(
            group.call(
                "range",
                () -> {
                  List<Integer> received = new ArrayList<>();
                  channel.forEach(received::add);
                  return received;
                }));
      }
      for (int i = 0; i < values; i++) {
        channel.send(i);
      }
      channel.close();
      group.join();
    }
    boolean[] seen = new boolean[values];
    int count = 0;
    for (Future<List<Integer>> range : ranges) {
      assertThat(range.resultNow()).isInStrictOrder();
      for (int value : range.resultNow()) {
        assertThat(seen[value]).isFalse();
        seen[value] = true;
        count++;
      }
    }
    assertThat(count).isEqualTo(values);
  }

  @Test
  @Rule("RNG-09")
  void theVariableIsFreshAtEachIteration() throws InterruptedException {
    Channel<Integer> channel = make(3);
    for (int i = 0; i < 3; i++) {
      channel.send(i);
    }
    channel.close();
    List<Supplier<Integer>> captured = new ArrayList<>();
    for (Integer value : channel) {
      captured.add(() -> value);
    }
    assertThat(captured.stream().map(Supplier::get).toList()).containsExactly(0, 1, 2).inOrder();
  }

  @Test
  @Rule("RNG-10")
  void aLoopBodyThatBlocksNeitherLosesNorRepeatsAValue() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> in = make();
      Channel<Integer> out = make();
      for (int i = 0; i < 3; i++) {
        group.go(
            "forwarder",
            () -> {
              for (int value : in) {
                out.send(value);
              }
            });
      }
      group.go(
          "sender",
          () -> {
            for (int i = 0; i < 3_000; i++) {
              in.send(i);
            }
            in.close();
          });
      boolean[] seen = new boolean[3_000];
      for (int i = 0; i < 3_000; i++) {
        int value = out.iterator().next();
        assertThat(seen[value]).isFalse();
        seen[value] = true;
      }
      group.join();
      assertThat(out.tryReceive()).isEmpty();
    }
  }

  @Test
  @Rule("RNG-11")
  void hasNextReceivesOneValueHoweverOftenItIsCalled() throws InterruptedException {
    Channel<Integer> channel = make(5);
    for (int i = 0; i < 5; i++) {
      channel.send(i);
    }
    channel.close();
    Iterator<Integer> range = channel.iterator();
    assertThat(channel.length()).isEqualTo(5);
    for (int i = 0; i < 3; i++) {
      assertThat(range.hasNext()).isTrue();
      assertThat(channel.length()).isEqualTo(4);
    }
    assertThat(range.next()).isEqualTo(0);
    assertThat(channel.length()).isEqualTo(4);
    assertThat(range.next()).isEqualTo(1);
    assertThat(channel.receive()).isEqualTo(2);
    assertThat(range.next()).isEqualTo(3);
    assertThat(range.hasNext()).isTrue();
    assertThat(range.next()).isEqualTo(4);
    assertThat(range.hasNext()).isFalse();
    assertThat(range.hasNext()).isFalse();
    assertThrows(NoSuchElementException.class, range::next);
  }
}
