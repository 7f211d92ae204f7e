package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** How the bound of a channel follows the pace of its receivers. */
final class AdaptiveBoundTest {
  private static final long START = 1_000_000_000L;

  private final AdaptiveBound bound = new AdaptiveBound(START);
  private long received;
  private long now = START;

  /** The buffer is full again and again, each time after so many values at a pace. */
  private void fill(int times, int values, long nanosEach) {
    for (int i = 0; i < times; i++) {
      received += values;
      now += values * nanosEach;
      bound.raise(received, now);
    }
  }

  @Test
  void startsLow() {
    assertThat(bound.current()).isEqualTo(2);
  }

  @Test
  void cheapValuesGetALargeBuffer() {
    fill(40, 512, 100);
    assertThat(bound.current()).isEqualTo(1024);
  }

  @Test
  void valuesOfSomeMicrosecondsGetAFew() {
    fill(100, 512, 5_001);
    assertThat(bound.current()).isEqualTo(8);
  }

  @Test
  void valuesThatTakeLongGetNone() {
    fill(100, 512, 20_000_000);
    assertThat(bound.current()).isEqualTo(2);
  }

  @Test
  void saysWhetherItIsHigher() {
    assertThat(bound.raise(512, START + 512 * 100_001)).isFalse();
    // As slow as may be: a tenth of a millisecond each.
    assertThat(bound.raise(1024, START + 512 * 100_001 + 512 * 100_000)).isTrue();
    assertThat(bound.current()).isEqualTo(4);
  }

  @Test
  void aSourceThatOnlyFillsItsOwnRoomRaisesNothing() {
    fill(1, 2, 100);
    assertThat(bound.current()).isEqualTo(4);
    // Full again at once, and nobody has received anything.
    fill(100, 0, 100);
    assertThat(bound.current()).isEqualTo(4);
  }

  @Test
  void anotherHeightAndPaceMayBeSaid() {
    AdaptiveBound high = new AdaptiveBound(START, 4096, 20_000);
    for (int i = 1; i <= 40; i++) {
      high.raise(i * 4096L, START + i * 4096L * 20_000);
    }
    assertThat(high.current()).isEqualTo(4096);
    assertThat(high.raise(41 * 4096L, START + 41 * 4096L * 20_000)).isFalse();
  }

  @Test
  void thePaceIsThatSinceTheLastLook() {
    fill(10, 512, 50_000);
    assertThat(bound.current()).isEqualTo(8);
    fill(1, 512, 100);
    assertThat(bound.current()).isEqualTo(16);
  }

  @Test
  void theClockMayPassItsLargestValue() {
    AdaptiveBound late = new AdaptiveBound(Long.MAX_VALUE - 10);
    assertThat(late.raise(100, Long.MIN_VALUE + 1_000)).isTrue();
  }
}
