package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Numbers that make no sense are refused by name. */
final class GivenTest {
  @Test
  void whatMakesSenseIsReturned() {
    assertThat(Given.workers("w", 1)).isEqualTo(1);
    assertThat(Given.capacity("c", 0)).isEqualTo(0);
    assertThat(Given.buffer("b", 1)).isEqualTo(1);
    assertThat(Given.max("m", Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void whatDoesNotIsRefused() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> Given.workers("parseWorkers", 0)))
        .hasMessageThat()
        .isEqualTo("parseWorkers is 0, but has to be at least 1");
    assertThrows(IllegalArgumentException.class, () -> Given.workers("w", Integer.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> Given.capacity("c", -1));
    assertThrows(IllegalArgumentException.class, () -> Given.buffer("b", 0));
    assertThrows(IllegalArgumentException.class, () -> Given.max("m", Integer.MIN_VALUE));
  }
}
