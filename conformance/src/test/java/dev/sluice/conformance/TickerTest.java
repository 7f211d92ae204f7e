package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Clocks.HOUR;
import static dev.sluice.conformance.Clocks.NANO;
import static dev.sluice.conformance.Clocks.awaitTick;
import static dev.sluice.conformance.Clocks.millis;
import static dev.sluice.conformance.Clocks.pass;
import static dev.sluice.conformance.Clocks.poll;

import dev.sluice.ReceiveChannel;
import dev.sluice.Ticker;
import dev.sluice.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One ticker (rules TMR). */
final class TickerTest {
  @Test
  @Rule("TMR-33")
  void atMostOneTickWaits() throws InterruptedException {
    try (Ticker ticker = Ticker.start(millis(20))) {
      pass(millis(300));
      int drained = 0;
      while (poll(ticker.channel()).isPresent()) {
        drained++;
      }
      // The second one may have become due meanwhile.
      assertThat(drained).isIn(List.of(1, 2));
    }
  }

  @Test
  @Rule("TMR-34")
  void thePeriodHoldsAndCanBeChanged() throws InterruptedException {
    assertThat(
            Clocks.oneOf(
                6,
                attempt -> {
                  Duration delta = millis(20L << attempt);
                  Instant start = Instant.now();
                  Instant last = start;
                  try (Ticker ticker = Ticker.start(delta)) {
                    for (int i = 0; i < 5; i++) {
                      last = ticker.channel().receive();
                    }
                    ticker.reset(delta.multipliedBy(2));
                    for (int i = 0; i < 5; i++) {
                      last = ticker.channel().receive();
                    }
                  }
                  double periods = (double) Duration.between(start, last).toNanos();
                  double expected = 15.0 * delta.toNanos();
                  return periods > 0.7 * expected && periods < 1.3 * expected;
                }))
        .isTrue();
  }

  @Test
  @Rule("TMR-35")
  void aStoppedTickerIsSilentButNotClosed() throws InterruptedException {
    Ticker ticker = Ticker.start(millis(5));
    assertThat(ticker.channel().receive()).isNotNull();
    ticker.stop();
    pass(millis(15));
    assertThat(ticker.channel().tryReceive()).isEmpty();
    Blocks.blocks(() -> ticker.channel().receive());
  }

  @Test
  @Rule("TMR-36")
  void aPeriodThatIsNotPositivePanics() {
    for (Duration wrong : new Duration[] {Duration.ZERO, NANO.negated()}) {
      Blocks.panics(
          IllegalArgumentException.class,
          "non-positive interval for NewTicker",
          () -> Ticker.start(wrong));
      try (Ticker ticker = Ticker.start(HOUR)) {
        Blocks.panics(
            IllegalArgumentException.class,
            "non-positive interval for Ticker.Reset",
            () -> ticker.reset(wrong));
      }
    }
  }

  @Test
  @Rule("TMR-37")
  void tickOfAPeriodThatIsNotPositiveIsNil() {
    ReceiveChannel<Instant> nil = Ticker.tick(Duration.ZERO);
    assertThat(nil.tryReceive()).isEmpty();
    Blocks.blocks(() -> nil.receive());
    Blocks.blocks(() -> Ticker.tick(NANO.negated()).receive());
  }

  @Test
  @Rule("TMR-38")
  void startingReceivingAndStoppingAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      Blocks.completes(
          () -> {
            try (Ticker ticker = Ticker.start(millis(20))) {
              ticker.channel().receive();
            }
          });
    }
  }

  @Test
  @Rule("TMR-39")
  void aPeriodOfANanosecondIsSustainedWhileGarbageIsCollected() {
    Blocks.completes(
        () -> {
          try (Ticker ticker = Ticker.start(NANO)) {
            for (int i = 0; i < 100; i++) {
              if (i % 20 == 0) {
                System.gc();
              }
              assertThat(ticker.channel().receive()).isNotNull();
            }
          }
        });
  }

  @Test
  @Rule("TMR-41")
  void anOverdueTickIsDroppedByAReset() throws InterruptedException {
    try (Ticker ticker = Ticker.start(millis(1))) {
      pass(millis(10));
      ticker.reset(HOUR);
      assertThat(poll(ticker.channel())).isEmpty();
    }
  }

  @Test
  @Rule("TMR-42")
  void aNearResetReleasesAReceiverAndATickerGoesOn() {
    try (Ticker ticker = Ticker.start(HOUR)) {
      Pending<Instant> receiver = Blocks.blocks(() -> ticker.channel().receive());
      ticker.reset(NANO);
      receiver.completes();
      assertThat(awaitTick(ticker.channel())).isNotNull();
    }
    Timer timer = Timer.start(HOUR);
    Pending<Instant> receiver = Blocks.blocks(() -> timer.channel().receive());
    timer.reset(NANO);
    receiver.completes();
    assertThat(poll(timer.channel())).isEmpty();
  }

  @Test
  @Rule("TMR-46")
  void anExceptionInATimersCodeLeavesNoLockHeld() {
    try (Ticker other = Ticker.start(millis(1));
        Ticker ticker = Ticker.start(millis(1))) {
      Blocks.panics(
          IllegalArgumentException.class,
          "non-positive interval for Ticker.Reset",
          () -> ticker.reset(Duration.ZERO));
      Blocks.completes(
          () -> {
            ticker.channel().receive();
            ticker.stop();
            other.channel().receive();
            other.stop();
          });
    }
  }
}
