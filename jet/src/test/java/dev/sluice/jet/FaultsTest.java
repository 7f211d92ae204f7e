package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Processor;
import dev.sluice.jet.Counted.Total;
import dev.sluice.jet.Faulty.Delegating;
import dev.sluice.jet.Faulty.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checks of the other tests notice what a broken bridge between members would do. */
@ExtendWith(SharedCluster.class)
class FaultsTest {
  private static final long ELEMENTS = Boolean.getBoolean("sluice.stress") ? 1_000_000 : 200_000;
  private static final long DROPPED = ELEMENTS / 2 + 345;

  /** Longer than a correct job of so few elements takes on a busy machine. */
  private static final Duration LONG = Duration.ofSeconds(3);

  /** Drops one element of all. */
  private static final class Dropping extends Delegating {
    private long seen;
    private boolean isDropped;

    Dropping(Processor good) {
      super(good);
    }

    @Override
    public void process(int ordinal, Inbox inbox) {
      int before = inbox.size();
      if (!isDropped && seen + before > DROPPED) {
        inbox.remove();
        isDropped = true;
      }
      super.process(ordinal, inbox);
      seen += before - inbox.size();
    }
  }

  /** Never says that no more elements come. */
  private static final class Silent extends Delegating {
    Silent(Processor good) {
      super(good);
    }

    @Override
    public boolean complete() {
      return true;
    }
  }

  @AfterEach
  void nothingIsLeft() {
    Left.nothing();
  }

  private static JetRun<Total> run(long elements, Fault fault) {
    return SubmittedRun.start(
        Submission.of(SharedCluster.member(0), new JobConfig(), "Counted", false),
        () ->
            Faulty.vertex(
                new CountedOnJet(() -> new Counted(elements)).dag(JetSinks.list("faulty progress")),
                "checked to watch + total",
                fault),
        results -> results.<Total>get("total"),
        new LocalChannels(SharedCluster.member(0)),
        Optional.empty());
  }

  @Test
  void aJobWithoutAFaultIsComplete() throws Exception {
    assertComplete(requireNonNull(run(ELEMENTS, Delegating::new).join()));
  }

  @Test
  void anElementThatIsLostOnTheWayIsNoticed() throws Exception {
    Total total = requireNonNull(run(ELEMENTS, Dropping::new).join());
    assertThrows(AssertionError.class, () -> assertComplete(total));
    assertThat(total.count()).isEqualTo(ELEMENTS - 1);
  }

  @Test
  void anEndThatIsLostOnTheWayIsNoticed() {
    try (JetRun<Total> run = run(1000, Silent::new)) {
      assertThrows(TimeoutException.class, () -> run.join(LONG));
    }
  }

  /** What the tests of killed members assert. */
  private static void assertComplete(Total total) {
    assertThat(total).isEqualTo(Total.of(ELEMENTS));
  }
}
