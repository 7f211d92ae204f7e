package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Of a proof and of those who come from outside, one is first. */
final class OutsideGateTest {
  private final OutsideGate gate = new OutsideGate();

  @Test
  void isShutWhereNobodyHasPassed() {
    assertThat(gate.shut(gate.passed())).isTrue();
  }

  @Test
  void staysOpenWhereSomebodyHasPassedSinceTheProofBegan() {
    int seen = gate.passed();
    gate.pass();
    assertThat(gate.shut(seen)).isFalse();
    assertThat(gate.shut(gate.passed())).isTrue();
  }

  @Test
  void isShutOnce() {
    int seen = gate.passed();
    assertThat(gate.shut(seen)).isTrue();
    assertThat(gate.shut(seen)).isFalse();
    assertThat(gate.shut(gate.passed())).isFalse();
  }

  @Test
  void isNotOpenedAgainByLateComers() {
    assertThat(gate.shut(gate.passed())).isTrue();
    gate.pass();
    assertThat(gate.shut(gate.passed())).isFalse();
  }
}
