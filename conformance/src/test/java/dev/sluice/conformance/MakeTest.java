package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Making channels; length, capacity, nil and identity (rules MK). */
final class MakeTest {
  @Test
  @Rule("MK-01")
  void withoutACapacityAChannelIsUnbuffered() {
    for (Channel<Integer> channel : List.of(Channel.<Integer>make(), Channel.<Integer>make(0))) {
      assertThat(channel.length()).isEqualTo(0);
      assertThat(channel.capacity()).isEqualTo(0);
    }
  }
}
