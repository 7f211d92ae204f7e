package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final int MANY = 1_000;

  private final Pace pace = new Pace();

  @Test
  void beginsWithOneElement() {
    assertThat(pace.next(MANY, 1)).isEqualTo(1);
  }

  @Test
  void fastElementsAreTakenTwiceAsManyEachTimeUpToALimit() {
    for (int expected = 2; expected <= Pace.MOST; expected *= 2) {
      handle(100);
      assertThat(pace.next(MANY, 1)).isEqualTo(expected);
    }
    handle(100);
    assertThat(pace.next(MANY, 1)).isEqualTo(Pace.MOST);
  }

  @Test
  void whatWaitsIsDividedByTheWorkers() {
    grow();
    assertThat(pace.next(80, 8)).isEqualTo(10);
    assertThat(pace.next(7, 8)).isEqualTo(1);
    assertThat(pace.next(0, 8)).isEqualTo(1);
  }

  @Test
  void noMoreIsTakenThanIsHandledInTheBudget() {
    grow();
    handle(1_000);
    assertThat(pace.next(MANY, 1)).isEqualTo(20);
  }

  @Test
  void slowElementsAreTakenOneByOne() {
    grow();
    handle(20_000_000);
    assertThat(pace.next(MANY, 1)).isEqualTo(1);
    handle(30_000);
    assertThat(pace.next(MANY, 1)).isEqualTo(1);
  }

  private void grow() {
    for (int i = 0; i < Pace.MOST; i++) {
      handle(1);
    }
  }

  /** Handles what is taken at once. */
  private void handle(long nanosEach) {
    int count = pace.next(MANY, 1);
    pace.handled(count, count * nanosEach);
  }
}
