package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.internal.channel.Channels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which values of a broadcast have reached nobody. */
@Timeout(30)
final class SharesTest {
  private final List<String> lost = Collections.synchronizedList(new ArrayList<>());
  private final Shares<String> shares = new Shares<>(lost::add);

  @Test
  void aValueIsLostWhenAllThatHadItHaveDroppedIt() throws InterruptedException {
    Channel<String> from = Channel.make("from", 9, lost::add);
    Channel<String> left = Channel.make("left", 4, shares);
    Channel<String> right = Channel.make("right", 4, shares);
    for (String value : List.of("a", "b", "c")) {
      from.send(value);
    }
    from.close();
    Broadcaster.copy(from, List.of(left, right), shares);
    assertThat(left.receive()).isEqualTo("a");
    right.abandon();
    assertThat(lost).isEmpty();
    assertThat(left.receive()).isEqualTo("b");
    left.abandon();
    assertThat(lost).containsExactly("c");
  }

  @Test
  void aValueThatEveryTargetRefusesIsLostAtOnce() throws InterruptedException {
    Channel<String> from = Channel.make("from", 9, lost::add);
    Channel<String> left = Channel.make("left", 4, shares);
    Channel<String> right = Channel.make("right", 0, shares);
    from.send("a");
    left.abandon();
    right.abandon();
    Broadcaster.copy(from, List.of(left, right), shares);
    assertThat(lost).containsExactly("a");
  }

  @Test
  void aFullTargetThatDropsCountsForItself() throws InterruptedException {
    Channel<String> from = Channel.make(9);
    Channel<String> slides = Channels.make("slides", 1, Overflow.DROP_OLDEST, null, shares);
    Channel<String> keeps = Channel.make("keeps", 9, shares);
    for (String value : List.of("a", "b", "c")) {
      from.send(value);
    }
    from.close();
    Broadcaster.copy(from, List.of(slides, keeps), shares);
    assertThat(lost).isEmpty();
    assertThat(keeps.receive()).isEqualTo("a");
    keeps.abandon();
    assertThat(lost).containsExactly("b");
    assertThat(slides.receive()).isEqualTo("c");
    slides.abandon();
    assertThat(lost).containsExactly("b");
  }

  /** The value in hand and what is buffered, when the group is cancelled. */
  @Test
  void aCancelLosesWhatNobodyHas() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      lost.clear();
      Shares<String> shared = new Shares<>(lost::add);
      List<String> received = Collections.synchronizedList(new ArrayList<>());
      try (Group group = Group.open("broadcast")) {
        Channel<String> from = group.channel("from", 2, lost::add);
        Channel<String> left = group.channel("left", 2, shared);
        Channel<String> right = group.channel("right", 0, shared);
        List<String> values = List.of("a", "b", "c", "d", "e", "f");
        group.go(
            "source",
            () -> {
              for (String value : values) {
                from.send(value);
              }
            });
        group.go("broadcast", () -> Broadcaster.copy(from, List.of(left, right), shared));
        group.go("left", () -> received.add(String.valueOf(left.receive())));
        group.go("right", () -> received.add(String.valueOf(right.receive())));
        Eventually.blocked("source");
        group.cancel();
        group.join();
      }
      List<String> all = new ArrayList<>(lost);
      all.addAll(received.stream().distinct().toList());
      Collections.sort(all);
      assertThat(all).isEqualTo(List.of("a", "b", "c", "d", "e", "f").subList(0, all.size()));
      assertThat(all.size()).isAtLeast(3);
    }
  }
}
