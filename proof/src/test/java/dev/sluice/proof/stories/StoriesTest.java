package dev.sluice.proof.stories;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random stories on real threads, virtual ones and those of the system: what becomes of them is
 * explained by some order of their steps. {@code -Dseed} begins with the story that a failure
 * printed.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class StoriesTest {
  private static final boolean LONG = Boolean.getBoolean("sluice.proof.long");
  private static final long SEED = Long.getLong("seed", 0);
  private static final int STORIES = LONG ? 200_000 : 400;
  private static final int TIMES = LONG ? 100 : 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyOutcomeIsExplained(boolean isVirtual) {
    Thread.Builder kind = isVirtual ? Thread.ofVirtual() : Thread.ofPlatform();
    ThreadFactory threads = kind.factory();
    for (long seed = SEED; seed < SEED + STORIES; seed++) {
      Story story = RandomStories.of(seed, false);
      Set<String> possible = Outcomes.of(story).possible();
      String where = "story " + seed + ", " + story;
      assertTimeoutPreemptively(
          PATIENCE,
          () -> {
            for (int i = 0; i < TIMES; i++) {
              String outcome = Telling.outcome(story, Lane::of, threads);
              assertWithMessage(where).that(possible).contains(outcome);
            }
          },
          where);
    }
  }

  @Test
  void theStoriesAreNotAllOfOneOutcome() {
    int several = 0;
    for (long seed = 0; seed < 200; seed++) {
      several += Outcomes.of(RandomStories.of(seed, false)).possible().size() > 1 ? 1 : 0;
    }

    assertThat(several).isAtLeast(100);
  }

  @Test
  void anInterruptMayComeBeforeOrAfterTheValue() {
    Story story =
        new Story(
            List.of(0),
            List.of(
                List.of(new Step.Receive(0)),
                List.of(new Step.Send(0, 7)),
                List.of(new Step.Interrupt(0), new Step.TryReceive(0))));

    assertThat(Outcomes.of(story).possible())
        .containsExactly(
            "[[7, calm], [sent, calm], [done, not ready, calm]] left [[]]",
            "[[7, pending], [sent, calm], [done, not ready, calm]] left [[]]",
            "[[interrupted, calm], [sent, calm], [done, 7, calm]] left [[]]");
  }

  @Test
  void aStoryInWhichNobodyReceivesHangs() {
    Story story = new Story(List.of(0), List.of(List.of(new Step.Send(0, 7))));

    assertThat(Outcomes.of(story).mayHang()).isTrue();
    assertThat(Outcomes.of(story).possible()).isEmpty();
  }
}
