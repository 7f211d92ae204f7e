package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What has no end by itself ends when its receivers do, when it is drained, or cancelled. */
@ExtendWith(SharedCluster.class)
class EarlyEndTest {
  /** An endless source of its own. */
  @Pipeline
  @Distributed
  interface Naturals {
    @Stage(out = "naturals")
    static IntStream naturals() {
      return IntStream.iterate(0, i -> i + 1);
    }

    @Stage(in = "naturals", out = "squares", workers = 2)
    static long square(int natural) {
      return (long) natural * natural;
    }

    @Stage(in = "squares")
    static int ten(ReceiveChannel<Long> squares) throws InterruptedException {
      for (int i = 0; i < 10; i++) {
        squares.receive();
      }
      return 10;
    }
  }

  /** Counts what comes from outside, in a chain of islands. */
  @Pipeline
  @Distributed
  interface Counting {
    AtomicLong SENT = new AtomicLong();

    ReceiveChannel<Long> numbers();

    @Stage(in = "numbers", out = "same", workers = 2)
    static long same(long number) {
      return number;
    }

    @Stage(in = "same")
    static long count(ReceiveChannel<Long> same) {
      long count = 0;
      for (long ignored : same) {
        count++;
      }
      return count;
    }
  }

  /** Counts what its own endless source has sent. */
  @Pipeline
  @Distributed
  interface Endless {
    AtomicLong SENT = new AtomicLong();

    @Stage(out = "numbers")
    static void source(SendChannel<Long> numbers) throws InterruptedException {
      for (long i = 0; ; i++) {
        numbers.send(i);
        SENT.incrementAndGet();
      }
    }

    @Stage(in = "numbers", out = "same", workers = 2)
    static long same(long number) {
      return number;
    }

    @Stage(in = "same")
    static long count(ReceiveChannel<Long> same) {
      long count = 0;
      for (long ignored : same) {
        count++;
      }
      return count;
    }
  }

  /** Ends after ten elements of a port. */
  @Pipeline
  @Distributed
  interface FirstTen {
    ReceiveChannel<Long> numbers();

    @Stage(in = "numbers")
    static List<Long> ten(ReceiveChannel<Long> numbers) throws InterruptedException {
      List<Long> ten = new ArrayList<>();
      while (ten.size() < 10) {
        ten.add(numbers.receive());
      }
      return ten;
    }
  }

  /** Emits for ever. */
  static final class EndlessProcessor extends AbstractProcessor {
    private long next;

    @Override
    public boolean complete() {
      for (int i = 0; i < 100; i++) {
        if (!tryEmit(next)) {
          return false;
        }
        next++;
      }
      return false;
    }
  }

  static JetSource<Long> endless() {
    return JetSources.of(ProcessorMetaSupplier.of(1, EndlessProcessor::new));
  }

  @AfterEach
  void nothingIsLeft() {
    Left.nothing();
  }

  @Test
  void aReceiverThatReturnsEndsAnEndlessStage() throws Exception {
    assertThat(new EarlyEndTest_NaturalsOnJet().submit(SharedCluster.member(0)).join())
        .isEqualTo(10);
  }

  @Test
  void aReceiverThatReturnsEndsAnEndlessPort() throws Exception {
    assertThat(new EarlyEndTest_FirstTenOnJet().submit(SharedCluster.member(0), endless()).join())
        .hasSize(10);
  }

  @Test
  void aReceiverThatReturnsAbandonsTheChannelOfThePort() throws Exception {
    Channel<Long> numbers = Channel.make("numbers", 100);
    for (long i = 0; i < 20; i++) {
      numbers.send(i);
    }
    assertThat(
            new EarlyEndTest_FirstTenOnJet()
                .submit(SharedCluster.member(0), JetSources.channel(numbers))
                .join())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L)
        .inOrder();
    numbers.awaitAbandoned();
  }

  @Test
  void aDrainEndsAnEndlessStageAndLosesNothing() throws Exception {
    Endless.SENT.set(0);
    JetRun<Long> run = new EarlyEndTest_EndlessOnJet().submit(SharedCluster.member(0));
    Eventually.isTrue("elements flow", () -> Endless.SENT.get() > 10_000);
    run.drain();
    run.drain();
    assertThat(run.join()).isEqualTo(Endless.SENT.get());
  }

  @Test
  void aDrainEndsAChannelAndLosesNothing() throws Exception {
    Channel<Long> numbers = Channel.make("numbers", 100);
    JetRun<Long> run =
        new EarlyEndTest_CountingOnJet()
            .submit(SharedCluster.member(0), JetSources.channel(numbers));
    for (long i = 0; i < 50; i++) {
      numbers.send(i);
    }
    run.drain();
    assertThat(run.join()).isEqualTo(50);
    Assertions.assertThrows(dev.sluice.ChannelAbandonedException.class, () -> numbers.send(1L));
  }

  @Test
  void aDrainEndsASourceOfJet() throws Exception {
    JetRun<Long> run = new EarlyEndTest_CountingOnJet().submit(SharedCluster.member(1), endless());
    Eventually.isTrue(
        "the job runs", () -> run.job().getStatus() == com.hazelcast.jet.core.JobStatus.RUNNING);
    run.drain();
    assertThat(run.join()).isAtLeast(0L);
  }

  @Test
  void aCancelInterruptsTheGoroutinesOfEveryMember() throws Exception {
    JetRun<Long> run = new EarlyEndTest_CountingOnJet().submit(SharedCluster.member(1), endless());
    Eventually.isTrue(
        "the job runs", () -> run.job().getStatus() == com.hazelcast.jet.core.JobStatus.RUNNING);
    run.cancel();
    run.cancel();
    Assertions.assertThrows(CancellationException.class, run::join);
    Assertions.assertThrows(CancellationException.class, run::join);
    run.close();
  }
}
