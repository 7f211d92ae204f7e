package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A goroutine that swallows the refusal of an abandoned channel. */
final class RefusedAgainTest {
  private final AtomicInteger swallowed = new AtomicInteger();

  @Test
  void itIsInterruptedTheSecondTimeAndHasEndedNormally() throws InterruptedException {
    AtomicInteger ended = new AtomicInteger();
    try (Group group = Group.open("swallows")) {
      Channel<Integer> out = group.channel("out", 0);
      out.abandon();
      group.go(
          "stage",
          () -> {
            while (true) {
              try {
                out.send(1);
              } catch (RuntimeException e) {
                swallowed.incrementAndGet();
              }
            }
          },
          ended::incrementAndGet);
      group.join();
    }
    assertThat(swallowed.get()).isEqualTo(1);
    assertThat(ended.get()).isEqualTo(1);
  }

  @Test
  void inASelectToo() throws InterruptedException {
    try (Group group = Group.open("swallows")) {
      Channel<Integer> out = group.channel("out", 0);
      out.abandon();
      group.go(
          "stage",
          () -> {
            Select select = Select.of(Select.send(out, 1));
            while (true) {
              try {
                select.await();
              } catch (ChannelAbandonedException e) {
                swallowed.incrementAndGet();
              }
            }
          });
      group.join();
    }
    assertThat(swallowed.get()).isEqualTo(1);
  }

  @Test
  void aTryCountsButIsNotInterrupted() throws InterruptedException {
    try (Group group = Group.open("swallows")) {
      Channel<Integer> out = group.channel("out", 0);
      out.abandon();
      group.go(
          "stage",
          () -> {
            for (int i = 0; i < 3; i++) {
              try {
                out.trySend(1);
              } catch (ChannelAbandonedException e) {
                swallowed.incrementAndGet();
              }
            }
            out.send(1);
          });
      group.join();
    }
    assertThat(swallowed.get()).isEqualTo(3);
  }

  @Test
  void outsideAGroupEveryRefusalIsTheSame() throws InterruptedException {
    Channel<Integer> out = Channel.make();
    out.abandon();
    Thread goroutine =
        Go.go(
            () -> {
              for (int i = 0; i < 3; i++) {
                try {
                  out.send(1);
                } catch (ChannelAbandonedException e) {
                  swallowed.incrementAndGet();
                }
              }
            });
    goroutine.join();
    assertThat(swallowed.get()).isEqualTo(3);
  }
}
