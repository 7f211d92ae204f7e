package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.SendChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The channels of a select: how they are locked, and what they say of one that waits. */
final class SelectChannelsTest {
  private final UnbufferedChannel<Integer> first = new UnbufferedChannel<>("first", null);
  private final UnbufferedChannel<Integer> second = new UnbufferedChannel<>("second", null);
  private final UnbufferedChannel<Integer> nameless = new UnbufferedChannel<>(null, null);

  private static SelectChannels of(SelectCase... cases) {
    return SelectChannels.of(cases, null);
  }

  private static SelectCase receive(@Nullable UnbufferedChannel<Integer> from) {
    return new SelectCase.Receiving(from);
  }

  private static SelectCase send(SendChannel<Integer> to) {
    return new SelectCase.Sending(to, 1);
  }

  @Test
  void allSelectsLockInTheOrderInWhichChannelsWereMade() {
    String inOrder = List.of(first, second).toString();
    assertThat(of(receive(second), receive(first), send(second)).toString()).isEqualTo(inOrder);
    assertThat(of(receive(first), receive(second)).toString()).isEqualTo(inOrder);
  }

  @Test
  void itIsCalledByTheChannelsThatHaveANameEachOnce() {
    assertThat(of(receive(second), receive(nameless), send(first), send(second)).names())
        .isEqualTo("first, second");
  }

  @Test
  void withOneCaseItWaitsAsThePlainOperation() {
    assertThat(of().reason()).isEqualTo(WaitReason.SELECT_NO_CASES);
    assertThat(of(receive(first)).reason()).isEqualTo(WaitReason.CHAN_RECEIVE);
    assertThat(of(send(first)).reason()).isEqualTo(WaitReason.CHAN_SEND);
    assertThat(of(receive(null)).reason()).isEqualTo(WaitReason.CHAN_RECEIVE_NIL);
    assertThat(of(receive(first), send(second)).reason()).isEqualTo(WaitReason.SELECT);
  }

  @Test
  void itWaitsForEachCaseThatCanBecomeReady() {
    assertThat(of(receive(second), receive(null), send(first)).awaited())
        .containsExactly(new WaitTarget(second, false), new WaitTarget(first, true))
        .inOrder();
  }

  @Test
  void itIsMadeAnewOnlyWhenAChannelHasBeenReplaced() {
    SelectCase.Receiving one = new SelectCase.Receiving(first);
    SelectCase[] cases = {one, receive(second)};
    SelectChannels before = SelectChannels.of(cases, null);
    assertThat(SelectChannels.of(cases, before)).isSameInstanceAs(before);
    one.channel(nameless);
    assertThat(SelectChannels.of(cases, before)).isNotSameInstanceAs(before);
  }
}
