package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Clocks.HOUR;
import static dev.sluice.conformance.Clocks.NANO;
import static dev.sluice.conformance.Clocks.awaitTick;
import static dev.sluice.conformance.Clocks.millis;
import static dev.sluice.conformance.Clocks.pass;
import static dev.sluice.conformance.Clocks.poll;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** One timer: its value, its channel, stopping and setting it again (rules TMR). */
final class TimerTest {
  @Test
  @Rule("TMR-01")
  void theValueComesAfterTheDelay() throws InterruptedException {
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    Timer timer = Timer.start(millis(100));
    Instant value = timer.channel().receive();
    assertThat(System.nanoTime() - nanos).isAtLeast(millis(100).toNanos());
    assertThat(value).isAtLeast(start.plus(millis(100)));
    assertThat(poll(timer.channel())).isEmpty();
  }

  @Test
  @Rule("TMR-02")
  void afterIsTheChannelOfATimer() throws InterruptedException {
    ReceiveChannel<Instant> after = Timer.after(millis(1));
    assertThat(after.getClass()).isEqualTo(Timer.start(HOUR).channel().getClass());
    assertThat(after.receive()).isNotNull();
    assertThat(poll(after)).isEmpty();
  }

  @Test
  @Rule("TMR-03")
  void theValueIsTheTimeAtWhichItWasDue() throws InterruptedException {
    assertThat(
            Clocks.oneOf(
                10,
                attempt -> {
                  Instant start = Instant.now();
                  ReceiveChannel<Instant> channel = Timer.after(millis(10));
                  pass(millis(500));
                  Instant value = channel.receive();
                  return value != null && Duration.between(start, value).compareTo(millis(400)) < 0;
                }))
        .isTrue();
  }

  @Test
  @Rule("TMR-04")
  void theChannelLooksUnbuffered() throws InterruptedException {
    Timer timer = Timer.start(millis(1));
    for (int i = 0; i < 2; i++) {
      assertThat(timer.channel().length()).isEqualTo(0);
      assertThat(timer.channel().capacity()).isEqualTo(0);
      pass(millis(5));
    }
    assertThat(poll(timer.channel())).isPresent();
  }

  @Test
  @Rule("TMR-05")
  void afterExpiryThereIsAValueWithoutWaiting() {
    ReceiveChannel<Instant> channel = Timer.after(millis(10));
    assertThat(awaitTick(channel)).isNotNull();
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  @Rule("TMR-06")
  void aStoppedTimerHasNoStaleValue() throws InterruptedException {
    Timer timer = Timer.start(HOUR);
    timer.reset(NANO);
    pass(millis(10));
    timer.stop();
    assertThat(poll(timer.channel())).isEmpty();
  }

  @Test
  @Rule("TMR-07")
  void stopSaysTrueEvenAfterExpiryIfNobodyReceived() throws InterruptedException {
    assertThat(Timer.start(HOUR).stop()).isTrue();
    Timer expired = Timer.start(NANO);
    pass(millis(5));
    assertThat(expired.stop()).isTrue();
  }

  @Test
  @Rule("TMR-08")
  void stopSaysFalseWhenStoppedOrReceived() throws InterruptedException {
    Timer stopped = Timer.start(HOUR);
    assertThat(stopped.stop()).isTrue();
    assertThat(stopped.stop()).isFalse();
    Timer received = Timer.start(NANO);
    received.channel().receive();
    assertThat(received.stop()).isFalse();
  }

  @Test
  @Rule("TMR-09")
  void aTimerThatIsSetAgainHasNoOldValue() throws InterruptedException {
    Timer timer = Timer.start(NANO);
    pass(millis(10));
    timer.reset(HOUR);
    assertThat(poll(timer.channel())).isEmpty();
    timer.stop();
  }

  @Test
  @Rule("TMR-10")
  void resetSaysWhetherAValueWasStillToCome() throws InterruptedException {
    Timer timer = Timer.start(HOUR);
    assertThat(timer.reset(NANO)).isTrue();
    pass(millis(5));
    assertThat(timer.reset(NANO)).isTrue();
    timer.channel().receive();
    assertThat(timer.reset(HOUR)).isFalse();
    timer.stop();
    assertThat(timer.reset(HOUR)).isFalse();
    timer.stop();
  }

  @Test
  @Rule("TMR-11")
  void stopSaysFalseOnlyIfTheValueWasReceived() throws InterruptedException {
    for (int round = 0; round < 2_000; round++) {
      Timer timer = Timer.start(Duration.ofNanos(round % 100 * 1_000L));
      Channel<Integer> over = Channel.make();
      Pending<Boolean> receiver =
          Pending.start(
              () -> {
                var value = Select.receive(timer.channel());
                return Select.of(value, Select.receive(over)).await() == value;
              });
      Thread.onSpinWait();
      boolean stopped = timer.stop();
      if (stopped) {
        over.close();
      }
      assertThat(receiver.completes()).isEqualTo(!stopped);
    }
  }

  @Test
  @Rule("TMR-12")
  void aTimerThatIsSetLaterFiresLater() throws InterruptedException {
    // With ever more time, so that a loaded machine has its chance.
    assertThat(
            Clocks.oneOf(
                11,
                attempt -> {
                  Duration d = millis(1L << attempt);
                  Timer timer = Timer.start(d.multipliedBy(2));
                  pass(d);
                  boolean wasRunning = timer.reset(d.multipliedBy(3));
                  pass(d.multipliedBy(2));
                  boolean early = poll(timer.channel()).isPresent();
                  pass(d.multipliedBy(2));
                  boolean fired = poll(timer.channel()).isPresent();
                  boolean again = timer.reset(millis(50));
                  timer.stop();
                  return wasRunning && !early && fired && !again;
                }))
        .isTrue();
  }

  @Test
  @Rule("TMR-13")
  void aDelayThatIsNotPositiveIsDueAtOnce() {
    for (Duration delay :
        new Duration[] {
          Duration.ZERO, NANO.negated(), HOUR.negated(), Duration.ofSeconds(Long.MIN_VALUE)
        }) {
      assertThat(poll(Timer.after(delay))).isPresent();
    }
    for (int i = 0; i < 100; i++) {
      Blocks.completes(() -> Timer.after(Duration.ZERO).receive());
    }
  }

  @Test
  @Rule("TMR-14")
  void aHugeDelayDoesNotOverflow() throws InterruptedException {
    for (Duration huge :
        new Duration[] {Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE)}) {
      Timer never = Timer.start(huge);
      assertThat(poll(never.channel())).isEmpty();
      Pending<Instant> sleeper = Blocks.blocks(() -> never.channel().receive());
      var soon = Select.receive(Timer.after(millis(25)));
      assertThat(Select.of(Select.receive(never.channel()), soon).await()).isSameInstanceAs(soon);
      sleeper.isStillBlocked();
    }
  }

  @Test
  @Rule("TMR-29")
  void aValueGoesToOneReceiver() throws InterruptedException {
    Timer timer = Timer.start(HOUR);
    Channel<Integer> stop = Channel.make();
    Channel<String> got = Channel.make(2);
    for (int i = 0; i < 2; i++) {
      Blocks.blocks(
          () -> {
            var value = Select.receive(timer.channel());
            var chosen = Select.of(value, Select.receive(stop)).await();
            got.send(chosen == value ? "value" : "stop");
          });
    }
    timer.reset(NANO);
    assertThat(got.receive()).isEqualTo("value");
    pass(millis(5));
    assertThat(got.length()).isEqualTo(0);
    stop.close();
    assertThat(got.receive()).isEqualTo("stop");
  }

  @Test
  @Rule("TMR-30")
  void whoIsBlockedFollowsAReset() throws InterruptedException {
    // So long that it does not fire before the reset on a machine that is busy.
    Timer timer = Timer.start(millis(1_000));
    Pending<Instant> receiver = Blocks.blocks(() -> timer.channel().receive());
    timer.reset(HOUR);
    pass(millis(1_100));
    receiver.isStillBlocked();
    timer.reset(NANO);
    assertThat(receiver.completes()).isNotNull();
  }

  @Test
  @Rule("TMR-31")
  void expiryIsNoticedAtTheEntryOfAReceiveOrSelect() throws InterruptedException {
    long spin = System.nanoTime();
    Timer received = Timer.start(millis(1));
    Timer selected = Timer.start(millis(1));
    // Without giving the processor to anybody who might fire the timers.
    while (System.nanoTime() - spin < millis(20).toNanos()) {
      Thread.onSpinWait();
    }
    assertThat(received.channel().tryReceive()).isPresent();
    assertThat(Select.of(Select.receive(selected.channel())).poll()).isNotNull();
  }

  @Test
  @Rule("TMR-32")
  void aReceiveFromAStoppedTimerBlocks() throws InterruptedException {
    Timer timer = Timer.start(millis(20));
    timer.stop();
    Channel<Integer> stop = Channel.make();
    Channel<String> got = Channel.make(2);
    for (int i = 0; i < 2; i++) {
      Blocks.blocks(
          () -> {
            var value = Select.receive(timer.channel());
            var chosen = Select.of(value, Select.receive(stop)).await();
            got.send(chosen == value ? "value" : "stop");
          });
    }
    pass(millis(50));
    assertThat(got.length()).isEqualTo(0);
    stop.close();
    assertThat(got.receive()).isEqualTo("stop");
    assertThat(got.receive()).isEqualTo("stop");
  }

  @Test
  @Rule("TMR-43")
  void wakingASleeperForNothingDoesNotShortenItsSleep() throws InterruptedException {
    long start = System.nanoTime();
    Pending<Long> sleeper =
        Pending.start(
            () -> {
              Timer.after(millis(100)).receive();
              return System.nanoTime() - start;
            });
    while (System.nanoTime() - start < millis(90).toNanos()) {
      LockSupport.unpark(sleeper.thread());
      Thread.onSpinWait();
    }
    assertThat(sleeper.completes()).isAtLeast(millis(100).toNanos());
  }
}
