package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.sluice.Channel;
import dev.sluice.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The kinds of channel are different ones, and a test of them runs on each. */
final class KindTest {
  /** Tests that are run by the test. */
  static final class Probe extends OfEveryKind {
    @Test
    void makesAChannel() {
      assertThat(this.<Integer>make(1).trySend(1)).isTrue();
    }

    @Test
    void startsGoroutinesWhereTheChannelsBelong() throws InterruptedException {
      Channel<Integer> values = maker.make("values", 0);
      Pending<Integer> receiver = Blocks.blocks(values::receive);
      values.send(1);
      assertThat(receiver.completes()).isEqualTo(1);
    }

    @Test
    void fails() {
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void aTestRunsOnceForEveryKind() {
    EngineExecutionResults run =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Probe.class)).execute();
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::name).toList();
    assertThat(run.testEvents().succeeded().stream().map(KindTest::kind).toList())
        .containsExactlyElementsIn(twice(kinds));
    assertThat(run.testEvents().failed().stream().map(KindTest::kind).toList())
        .containsExactlyElementsIn(kinds);
    run.testEvents().failed().stream().map(KindTest::failure).forEach(KindTest::isOnPurpose);
  }

  private static String kind(Event event) {
    return event.getTestDescriptor().getParent().orElseThrow().getDisplayName();
  }

  private static Throwable failure(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  private static void isOnPurpose(Throwable failure) {
    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure).hasMessageThat().isEqualTo("on purpose");
  }

  private static List<String> twice(List<String> kinds) {
    List<String> all = new ArrayList<>(kinds);
    all.addAll(kinds);
    return all;
  }

  @Test
  void theKindsAreDifferent() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> made = Maker.outside(Kind.MADE).make(1);
      Channel<Integer> split = Maker.outside(Kind.SPLIT).make(1);
      Channel<Integer> confined = Maker.in(group, Kind.CONFINED).make(1);
      Channel<Integer> lent = Maker.in(group, Kind.LENT).make(1);
      Channel<Integer> counted = Maker.in(group, Kind.COUNTED).make(1);
      Channel<Integer> cycle = Maker.in(group, Kind.CYCLE).make(1);
      assertThat(cycle.getClass()).isNotEqualTo(made.getClass());
      assertThat(split.sendOnly().getClass()).isEqualTo(made.sendOnly().getClass());
      assertThat(lent.sendOnly().getClass()).isNotEqualTo(made.sendOnly().getClass());
      assertThat(lent.receiveOnly().getClass()).isNotEqualTo(made.receiveOnly().getClass());
      // What belongs to a group does not work any more when the group is cancelled.
      group.cancel();
      assertThat(made.tryReceive()).isEmpty();
      for (Channel<Integer> ofTheGroup : List.of(confined, lent, counted, cycle)) {
        Blocks.panics(
            CancellationException.class, "group 'group' is cancelled", ofTheGroup::receive);
      }
    }
  }

  @Test
  void aMixOfKindsHasAllOfThem() {
    try (Group group = Group.open()) {
      Maker mixed = Maker.in(group, Kind.MIXED);
      List<Channel<Integer>> channels = new ArrayList<>();
      for (int i = 0; i < Kind.values().length - 1; i++) {
        channels.add(mixed.make(i));
      }
      assertThat(channels.stream().filter(channel -> channel instanceof Ends<Integer>).toList())
          .hasSize(3);
      assertThat(channels.stream().map(Channel::capacity).toList())
          .containsExactly(0, 1, 2, 3, 4, 5)
          .inOrder();
      assertThat(mixed.<Integer>make(0).getClass()).isEqualTo(channels.getFirst().getClass());
    }
  }
}
